"""After the count: the result as an input to the town, a second meeting or round, incidents, challenges decided."""

from app.voting.actions.aftermath.again import second_meeting, second_round
from app.voting.actions.aftermath.decisions import decide, note_incident
from app.voting.actions.aftermath.followup import hand_over
from app.voting.actions.aftermath.forgetting import forget_electors, forget_rolls

__all__ = ["decide", "forget_electors", "forget_rolls", "hand_over", "note_incident", "second_meeting", "second_round"]
