"""Reading the queue, the routing of one input, and what a suggestion is made of."""

from app.routing.queries.inputs import (
    accounts_named, assignment, assignments, forwarding, open_question, question, questions, team_helps, team_leads,
)
from app.routing.queries.queue import Counts, Window, asked_inputs, bounce_reasons, counts, held, unowned, waits, window
from app.routing.queries.suggestions import SHOWN, Advice, Likeness, advice_for, details

__all__ = [
    "SHOWN", "Advice", "Counts", "Likeness", "Window", "accounts_named", "advice_for", "asked_inputs", "assignment", "assignments", "bounce_reasons",
    "counts", "details", "forwarding", "held", "open_question", "question", "questions", "team_helps", "team_leads", "unowned", "waits", "window",
]
