"""What the organiser reads while preparing a vote: settings, usual cases, faults of a roll."""
