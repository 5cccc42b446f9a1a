"""In the meeting room: who is there, who signs for paper, reading envelopes, the two-minute vote."""
