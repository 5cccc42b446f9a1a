"""Rules of a draft: the usual cases, what is missing, how a roll is read."""
