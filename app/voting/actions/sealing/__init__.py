"""What happens to a sealed vote: keys and codes, the board's first and last lines, ballots, the opening by the trustees, its audit."""
