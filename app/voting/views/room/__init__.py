"""The meeting's screens: attendance, paper, the two-minute live vote."""
