"""Votes: prepared, cast, counted and checked by anyone."""
