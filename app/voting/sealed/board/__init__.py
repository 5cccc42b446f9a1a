"""The public board of a sealed vote: a chain of events that anyone can copy, compare and recompute."""
