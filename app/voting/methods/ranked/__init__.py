"""Counting ranked ballots: Borda's points, instant runoff, Schulze's paths."""
