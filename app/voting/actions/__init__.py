"""A vote's verbs, by subject."""
