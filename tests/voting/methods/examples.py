"""Elections printed in books and articles, as questions and ballots."""

from fractions import Fraction
from typing import Any

from app.voting.methods import Ballot, Option, Outcome, Question, count

CITIES = ("Memphis", "Nashville", "Chattanooga", "Knoxville")
TENNESSEE = ((42, "MNCK"), (26, "NCKM"), (15, "CKNM"), (17, "KCNM"))
SCHULZE_45 = ((5, "ACBED"), (5, "ADECB"), (8, "BEDAC"), (3, "CABED"), (7, "CAEBD"), (2, "CBADE"), (7, "DCEBA"), (8, "EBADC"))
"""Schulze (2011), example 1: E > A > C > B > D."""


def options(keys: str, **given: Any) -> tuple[Option, ...]:
    """One option for each letter."""
    return tuple(Option(key, **{name: values[key] for name, values in given.items()}) for key in keys)


def ranked(profile: tuple[tuple[int, str], ...]) -> list[Ballot]:
    """"ABC" is A first, B second, C third."""
    return [({key: place for place, key in enumerate(order, start=1)}, weight) for weight, order in profile]


def outcome(method: str, keys: str, ballots: list[Ballot], **settings: Any) -> Outcome:
    """The count of these ballots."""
    return count(Question(method, options(keys), settings), ballots)


def marked(*piles: tuple[int, str]) -> list[Ballot]:
    """"AB" marks A and B."""
    return [(dict.fromkeys(keys, 1), weight) for weight, keys in piles]


HALF = Fraction(1, 2)
