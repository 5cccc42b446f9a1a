"""Counting, pure and exact: `count(question, ballots)` gives an `Outcome` with the winners and the reasons.

Words: a *question* has a *method*, *options* in a declared order and *settings*; a *ballot* is *marks* and a weight. Sentences for all of
this are in `app.voting.wording`.
"""

from app.voting.methods.catalogue import METHODS, Method, Setting, SettingsRefused, validated
from app.voting.methods.counting import count
from app.voting.methods.marks import Problem, problems
from app.voting.methods.numbers import Number, exact
from app.voting.methods.outcomes import Outcome, Round, Threshold, Tie, Totals, from_json, to_json
from app.voting.methods.polls import Ballot, Marks, Option, Question

__all__ = [
    "METHODS", "Ballot", "Marks", "Method", "Number", "Option", "Outcome", "Problem", "Question", "Round", "Setting", "SettingsRefused",
    "Threshold", "Tie", "Totals", "count", "exact", "from_json", "problems", "to_json", "validated",
]
