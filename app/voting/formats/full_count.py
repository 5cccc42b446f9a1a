"""The whole count as a table anyone can add up again: each different ballot with its weight, then the result of each option."""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from app.core.i18n import _
from app.core.text.sheets import write_csv
from app.voting.methods import Ballot, Number, Outcome, Question


def ballots_csv(question: Question, ballots: Iterable[Ballot]) -> Iterator[bytes]:
    """Different ballots, with how many of them were cast, in an order that tells nothing about who cast them or when."""
    piles: dict[tuple[tuple[str, int], ...], Number] = {}
    for marks, weight in ballots:
        key = tuple(sorted(marks.items()))
        piles[key] = piles.get(key, 0) + weight
    header = [_("Nombre de bulletins"), *(option.label or option.key for option in question.options)]
    rows = sorted(piles.items(), key=lambda pile: (-pile[1], pile[0]))
    return write_csv(([_cell(weight), *(dict(marks).get(key) for key in question.keys)] for marks, weight in rows), header)


def result_csv(question: Question, outcome: Outcome) -> Iterator[bytes]:
    """One row for each option, the best first: rank, retained or not, and every number the count stands on."""
    columns = list(dict.fromkeys(name for numbers in outcome.numbers.values() for name in numbers))
    header = [_("Rang"), _("Choix"), _("Retenu"), *(_column(name) for name in columns)]
    order = sorted(question.keys, key=lambda key: (outcome.ranks[key], question.order[key]))
    return write_csv((
        [outcome.ranks[key], question.option(key).label or key, _("oui") if key in outcome.winners else _("non"),
         *(_cell(outcome.numbers[key].get(name)) for name in columns)]
        for key in order
    ), header)


def _column(name: str) -> str:
    known = {
        "votes": _("Voix"), "points": _("Points"), "score": _("Score"), "cost": _("Coût"), "grade": _("Mention (0 : la plus basse)"),
        "above": _("Mentions plus hautes"), "at": _("Mentions égales"), "below": _("Mentions plus basses"), "last": _("Voix au dernier tour"),
        "beaten": _("Choix battus"), "duels": _("Duels gagnés"),
    }
    return known.get(name, name)


def _cell(value: Number | None) -> object:
    return str(value).replace(".", ",") if isinstance(value, Fraction) else value
