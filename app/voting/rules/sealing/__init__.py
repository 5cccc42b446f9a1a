"""What a sealed vote can carry, and how its opened sums become ballots to count."""
