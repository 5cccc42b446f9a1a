"""Votes of the demonstration: on a roll, in a room, sealed."""
