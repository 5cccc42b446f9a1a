"""The sentences of votes."""
