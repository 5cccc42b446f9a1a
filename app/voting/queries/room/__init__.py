"""Reading what happens in the meeting room: who is there, paper, live votes."""
