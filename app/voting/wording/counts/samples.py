"""Invented votes, one for each picture, for the style guide."""

from dataclasses import replace

from app.core.i18n import _
from app.voting.methods import Ballot, Option, Question, count
from app.voting.wording.counts.methods import METHOD_WORDS
from app.voting.wording.counts.pictures import Picture, picture
from app.voting.wording.counts.reasons import why

_RANKED: list[Ballot] = [
    ({"tree": 1, "bench": 2, "play": 3}, 42), ({"bench": 1, "play": 2, "tree": 3}, 26), ({"play": 1, "bench": 2, "water": 3}, 15),
    ({"water": 1, "play": 2, "bench": 3}, 17)]


def sample_pictures() -> list[tuple[Picture, list[str]]]:
    """Each picture with its three sentences."""
    names = {"tree": _("Des arbres"), "bench": _("Des bancs"), "play": _("Une aire de jeux"), "water": _("Une fontaine")}
    places = tuple(Option(key, name) for key, name in names.items())
    projects = tuple(Option(place.key, place.label, cost, district=district) for place, cost, district in zip(
        places, (40_000, 12_000, 55_000, 30_000), ("Nord", "Nord", "Sud", None), strict=True))
    marks: list[Ballot] = [({"tree": 1, "bench": 1}, 31), ({"play": 1, "water": 1}, 24), ({"tree": 1, "play": 1}, 12), ({}, 3)]
    grades: list[Ballot] = [({"tree": 4, "bench": 2, "play": 3, "water": 1}, 12), ({"tree": 3, "bench": 3, "play": 0, "water": 2}, 9),
                            ({"tree": 1, "bench": 4, "play": 2, "water": 0}, 8)]
    answers: list[Ballot] = [({"yes": 1}, 34), ({"no": 1}, 15), ({"abstain": 1}, 6), ({}, 2)]
    yes_no = tuple(Option(key) for key in ("yes", "no", "abstain"))
    votes = [
        (Question("yes_no", yes_no, {"threshold": "two_thirds", "base": "cast"}), answers), (Question("approval", places), marks),
        (Question("runoff", places), _RANKED), (Question("schulze", places), _RANKED), (Question("judgment", places), grades),
        (Question("budget", projects, {"budget": 30_000, "envelopes": {"Nord": 45_000, "Sud": 60_000}}), marks),
    ]
    counted = ((question, count(question, ballots)) for question, ballots in votes)
    return [(_named(question, picture(question, outcome)), why(question, outcome)) for question, outcome in counted]


def _named(question: Question, drawn: Picture) -> Picture:
    """Several pictures stand on one page there: each says its method."""
    return replace(drawn, caption=str(METHOD_WORDS[question.method].name))
