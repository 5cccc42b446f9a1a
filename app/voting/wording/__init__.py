"""The words of votes, by subject."""
