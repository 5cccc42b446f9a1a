"""Ballots with the very sums that were opened, so that the counting methods can count them. Pure.

Nobody cast these ballots: they are dealt out of the sums, which are all that the methods of a sealed vote look at.
"""

from collections import Counter
from collections.abc import Iterable

from app.voting.sealed.questions import Counts, Paper, Shape

Ballot = tuple[dict[str, int], int]


def ballots_of(paper: Paper, counts: Counts, counted: int) -> list[Ballot]:
    """(marks, weight) of `counted` ballots whose sums are those; equal ones are one, with their number as weight.

    Raises ValueError when no ballots of this paper can have these sums.
    """
    if paper.shape is Shape.GRADES:
        return _piles(_graded(counts, counted))
    expressed = counted - counts.blank
    if expressed < 0 or (expressed == 0 and any(counts.votes.values())):
        raise ValueError("more blank ballots than ballots")
    blank: list[Ballot] = [({}, counts.blank)] if counts.blank else []
    if paper.shape is Shape.ONE:
        if sum(counts.votes.values()) != expressed:
            raise ValueError("not as many choices as ballots")
        return blank + [({key: 1}, votes) for key, votes in counts.votes.items() if votes]
    return blank + _piles(_dealt(counts.votes, expressed))


def _dealt(votes: dict[str, int], ballots: int) -> list[dict[str, int]]:
    """Choices dealt out in turn, so that no ballot holds an option twice and all hold as many as any, or one less.

    Real ballots had between the least and the most allowed, so their mean lies between these, and so does each of these ballots.
    """
    found: list[dict[str, int]] = [{} for _each in range(ballots)]
    place = 0
    for key, number in votes.items():
        if number > ballots:
            raise ValueError("more choices of one option than ballots")
        for _each in range(number):
            found[place % ballots][key] = 1
            place += 1
    return found


def _graded(counts: Counts, ballots: int) -> list[dict[str, int]]:
    """For each option its grades, the worst first, down the pile of ballots."""
    found: list[dict[str, int]] = [{} for _each in range(ballots)]
    for key, numbers in counts.grades.items():
        column = [grade for grade, number in enumerate(numbers) for _each in range(number)]
        if len(column) + counts.ungraded.get(key, 0) != ballots:
            raise ValueError("not as many grades as ballots")
        for ballot, grade in zip(found, column, strict=False):
            ballot[key] = grade
    return found


def _piles(ballots: Iterable[dict[str, int]]) -> list[Ballot]:
    piles = Counter(tuple(sorted(marks.items())) for marks in ballots)
    return [(dict(marks), number) for marks, number in piles.items()]
