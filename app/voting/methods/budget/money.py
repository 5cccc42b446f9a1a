"""Projects, what they cost, what voters gave them, and the pots of money that pay for them."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from app.voting.methods.numbers import Number, exact, whole
from app.voting.methods.outcomes import Tie
from app.voting.methods.polls import Marks, Option, Question
from app.voting.methods.tallies import Tally, voters_by_option
from app.voting.methods.ties import in_order

CITY = ""
"""The pot of projects without a district, and of all of them when no envelope is set."""


@dataclass
class Pot:
    """An envelope while it is being spent."""

    budget: Number
    left: Number
    closed: bool = False


def cost(option: Option) -> Number:
    """A project's cost; validated settings have one for each."""
    return option.cost or 0


def pots(question: Question) -> dict[str, Pot]:
    """The city-wide budget under "", and each district's envelope."""
    amounts = {CITY: exact(question.settings["budget"]), **{key: exact(amount) for key, amount in question.settings["envelopes"].items()}}
    return {key: Pot(amount, amount) for key, amount in amounts.items()}


def pot_of(question: Question, option: Option) -> str:
    """The pot that pays for a project."""
    return option.district or CITY if question.settings["envelopes"] else CITY


def given(question: Question, marks: Marks) -> dict[str, int]:
    """What one ballot gives each project: a vote, its points, or what its rank is worth.

    Ranks are worth the points listed in `rank_points`, else Borda's: as many as ranks may be given, down to 1.
    """
    if question.shape != "ranking":
        return dict(marks)
    scale: list[int] = question.settings["rank_points"]
    if scale:
        return {key: scale[rank - 1] if rank <= len(scale) else 0 for key, rank in marks.items()}
    most = question.settings["max_marks"] or len(question.options)
    return {key: max(most - rank + 1, 0) for key, rank in marks.items()}


def scores(question: Question, tally: Tally) -> dict[str, Number]:
    """Each project's score: the weight of what all ballots give it."""
    found: dict[str, Number] = dict.fromkeys(question.keys, 0)
    for (key, value), weight in tally.marks.items():
        found[key] += weight * given(question, {key: value})[key]
    return found


def table(question: Question, tally: Tally, score: dict[str, Number]) -> dict[str, dict[str, Number]]:
    """Score, number of voters and cost of each project."""
    voters = voters_by_option(question, tally)
    return {option.key: {"score": score[option.key], "votes": voters[option.key], "cost": cost(option)} for option in question.options}


class Breaker:
    """Puts equal projects in order: first by `tie_first` (cheaper, dearer, more votes), then by the tie rule; notes the ties it met."""

    def __init__(self, question: Question, voters: dict[str, Number]) -> None:
        self.question, self.voters = question, voters
        self.ties: dict[tuple[str, ...], Tie] = {}

    def order(self, keys: Iterable[str]) -> list[str]:
        """The equal projects, the preferred one first."""
        return sorted(in_order(self.question, keys), key=self.preference)

    def preference(self, key: str) -> tuple[Number, ...]:
        """A project's place before the last tie rule is needed: the lower the better."""
        price = cost(self.question.option(key))
        by = {"cheaper": price, "dearer": -price, "votes": -self.voters[key]}
        return tuple(by[name] for name in self.question.settings["tie_first"])

    def note(self, order: list[str], at: str = "fund") -> None:
        """Remembers a tie that mattered, and which rule told the first two apart."""
        rule = self.question.settings["tie"]
        for name, one, two in zip(self.question.settings["tie_first"], self.preference(order[0]), self.preference(order[1]), strict=True):
            if one != two:
                rule = name
                break
        shown = tuple(sorted(order, key=self.question.order.__getitem__))
        self.ties[shown] = Tie(at, shown, rule, () if rule == "none" else tuple(order))


def envelopes(pots_after: dict[str, Pot]) -> dict[str, Any]:
    """Budget, spending and rest of each pot that has money or spent some."""
    shown = {key: pot for key, pot in pots_after.items() if pot.budget or pot.left != pot.budget}
    return {key: {"budget": pot.budget, "spent": whole(Fraction(pot.budget) - pot.left), "left": pot.left} for key, pot in shown.items()}
