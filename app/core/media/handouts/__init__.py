"""Papers handed around in a room: ballots, a list to sign, codes to cut out."""
