"""Counting, held against published examples and against a second counter."""
