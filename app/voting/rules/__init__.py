"""A vote's pure rules, by subject."""
