"""Reading answers, commitments, clocks and rates. Everything of a site is fetched through its site."""

from app.answers.queries.cases import Case, Voice, around, case, elected_people, staff_of
from app.answers.queries.clocks import escalated, extension_of, late_publicly, running
from app.answers.queries.commitments import Promise, commitment, commitment_counts, commitment_of, commitments, photo_shown, steps
from app.answers.queries.lists import InHand, held, held_counts, helping, to_sign
from app.answers.queries.rates import TeamRates, team_rates
from app.answers.queries.written import written
from app.answers.queries.words import beside, body, heard_of, name_of, neighbourhoods, replies_of, reply, template, templates

__all__ = [
    "Case", "InHand", "Promise", "TeamRates", "Voice", "around", "beside", "body", "case", "commitment", "commitment_counts",
    "commitment_of", "commitments", "elected_people", "escalated", "extension_of", "heard_of", "held", "held_counts", "helping",
    "late_publicly", "name_of", "neighbourhoods", "photo_shown", "replies_of", "reply", "running", "staff_of", "steps", "team_rates",
    "template", "templates", "to_sign", "written",
]
