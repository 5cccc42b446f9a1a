"""What votes say, in whole sentences, by subject."""
