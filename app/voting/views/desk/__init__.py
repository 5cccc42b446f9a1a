"""The organiser's screens: preparing, roll, opening, closing, minutes."""
