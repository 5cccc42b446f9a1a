"""A vote's forms, by screen."""
