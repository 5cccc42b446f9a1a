"""Ballots put in piles of equal ones, the invalid and the blank aside. Counting by piles is what makes large votes quick."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from app.voting.methods.marks import problems
from app.voting.methods.numbers import Number
from app.voting.methods.outcomes import Totals
from app.voting.methods.polls import Ballot, Marks, Question

ABSTAIN = "abstain"


@dataclass(frozen=True)
class Tally:
    """The piles that choose something (marks, weight), and the weights of all ballots."""

    piles: tuple[tuple[Marks, Number], ...]
    totals: Totals

    @cached_property
    def marks(self) -> dict[tuple[str, int], Number]:
        """The weight of each single mark (option, value). Counted by Counter for each weight, which is quick."""
        by_weight: dict[Number, Counter[tuple[str, int]]] = defaultdict(Counter)
        for marks, weight in self.piles:
            by_weight[weight].update(marks.items())
        found: dict[tuple[str, int], Number] = {}
        for weight, counter in by_weight.items():
            for mark, times in counter.items():
                found[mark] = found.get(mark, 0) + weight * times
        return found


def gather(question: Question, ballots: Iterable[Ballot]) -> Tally:
    """Sorts ballots into piles. A weight below 0 is a ValueError; a ballot of weight 0 counts for nothing."""
    heaps: dict[frozenset[tuple[str, int]], Number] = {}
    for marks, weight in ballots:
        if weight < 0:
            raise ValueError("a ballot cannot weigh less than nothing")
        heap = frozenset(marks.items())
        heaps[heap] = heaps.get(heap, 0) + weight
    piles: list[tuple[Marks, Number]] = []
    aside: dict[str, Number] = {"blank": 0, "invalid": 0, "abstained": 0}
    for heap, weight in heaps.items():
        marks = dict(heap)
        where = _aside(question, marks)
        if where:
            aside[where] += weight
        else:
            piles.append((marks, weight))
    expressed: Number = sum((weight for _marks, weight in piles), 0)
    return Tally(tuple(piles), Totals(cast=expressed + sum(aside.values()), expressed=expressed, **aside))


def totals_by_option(question: Question, tally: Tally) -> dict[str, Number]:
    """The sum of weight × value for each option: votes, or points."""
    found: dict[str, Number] = dict.fromkeys(question.keys, 0)
    for (key, value), weight in tally.marks.items():
        found[key] += weight * value
    return found


def voters_by_option(question: Question, tally: Tally) -> dict[str, Number]:
    """The weight of the ballots that mark each option at all."""
    found: dict[str, Number] = dict.fromkeys(question.keys, 0)
    for (key, value), weight in tally.marks.items():
        if value:
            found[key] += weight
    return found


def _aside(question: Question, marks: Marks) -> str:
    if problems(question, marks):
        return "invalid"
    if not marks or (question.shape == "points" and not any(marks.values())):
        return "blank"
    return "abstained" if question.method == "yes_no" and ABSTAIN in marks else ""
