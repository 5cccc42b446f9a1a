"""What a vote asks, as questions of a sealed ballot; a voter's marks as its rows; the counts as votes for each option.

Only what adds up can be sealed: one choice, several, grades. Rankings, points and limits on money need readable ballots.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from app.voting.sealed.election import Question


class Shape(StrEnum):
    """What a ballot looks like, in the words of the counting methods."""

    ONE = "one"  # yes / no / abstain, single choice: one question, one answer
    SEVERAL = "several"  # k of n, approval, budget by approval: one question, from `minimum` to `maximum` answers
    GRADES = "grades"  # majority judgment: one question for each option, one answer for each grade


@dataclass(frozen=True)
class Paper:
    """A ballot paper. `options` are (key, label) in the declared order; `grades` are labels, the worst first, so that a mark is an index.

    `blank`: may one leave it blank? For grades, each option may then be left without one.
    """

    shape: Shape
    question: str
    options: tuple[tuple[str, str], ...]
    minimum: int = 1
    maximum: int = 1
    blank: bool = False
    grades: tuple[str, ...] = field(default=())

    @property
    def keys(self) -> tuple[str, ...]:
        """The options' keys."""
        return tuple(key for key, _label in self.options)

    def plain(self) -> dict[str, Any]:
        """What the voter's browser needs to make rows of marks (`ballot/paper.js`)."""
        return {"shape": self.shape.value, "keys": list(self.keys), "grades": len(self.grades), "blank": self.blank}


@dataclass(frozen=True)
class Counts:
    """Weights of the votes. `votes` of each option (one, several), or `grades` of each option, the worst first, and how many gave it none.

    `blank`: blank ballots (one, several). For grades, a wholly blank ballot cannot be told from options left without a grade.
    """

    votes: dict[str, int]
    grades: dict[str, tuple[int, ...]]
    ungraded: dict[str, int]
    blank: int = 0


def questions(paper: Paper) -> tuple[Question, ...]:
    """The questions to seal; ValueError when the numbers of answers do not fit."""
    if paper.shape is Shape.GRADES:
        return tuple(Question(f"{paper.question} – {label}", paper.grades, 1, 1, paper.blank) for _key, label in paper.options)
    low, high = (1, 1) if paper.shape is Shape.ONE else (paper.minimum, paper.maximum)
    return (Question(paper.question, tuple(label for _key, label in paper.options), low, high, paper.blank),)


def rows(paper: Paper, marks: Mapping[str, int]) -> tuple[tuple[int, ...], ...]:
    """A voter's marks (option key → 1, or → grade; {} is blank) as the rows that are sealed; ValueError for an unknown option or value.

    Too many or too few are refused where they are sealed.
    """
    if not marks.keys() <= set(paper.keys):
        raise ValueError("an unknown option")
    most = len(paper.grades) - 1 if paper.shape is Shape.GRADES else 1
    if any(type(value) is not int or not 0 <= value <= most for value in marks.values()):
        raise ValueError("an unknown value")
    if paper.shape is Shape.GRADES:
        return tuple(_with_blank(paper, [int(marks.get(key) == grade) for grade in range(len(paper.grades))]) for key in paper.keys)
    return (_with_blank(paper, [marks.get(key, 0) for key in paper.keys]),)


def _with_blank(paper: Paper, row: Sequence[int]) -> tuple[int, ...]:
    return (int(not any(row)), *row) if paper.blank else tuple(row)


def decode(paper: Paper, counts: Sequence[Sequence[int]]) -> Counts:
    """What the opened counts say for each option; ValueError when they are not those of this paper."""
    asked = questions(paper)
    if [len(row) for row in counts] != [question.choices for question in asked]:
        raise ValueError("counts of another paper")
    first = int(paper.blank)
    if paper.shape is Shape.GRADES:
        graded = dict(zip(paper.keys, counts, strict=True))
        return Counts(
            {}, {key: tuple(row[first:]) for key, row in graded.items()}, {key: row[0] if first else 0 for key, row in graded.items()},
        )
    return Counts(dict(zip(paper.keys, counts[0][first:], strict=True)), {}, {}, counts[0][0] if first else 0)
