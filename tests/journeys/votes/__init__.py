"""Votes in a browser."""
