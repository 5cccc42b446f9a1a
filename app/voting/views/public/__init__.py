"""A vote for everybody: list, page, result, receipts, challenge."""
