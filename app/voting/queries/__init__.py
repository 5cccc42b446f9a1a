"""Reading votes, by subject."""
