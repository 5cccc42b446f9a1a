"""One module per sort of difficulty; each takes a `Passage` and gives findings."""
