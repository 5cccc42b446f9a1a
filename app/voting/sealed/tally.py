"""Counting without opening (sections 4.16 to 4.19): the product of the ballots, opened once by all trustees together."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from app.voting.sealed import group
from app.voting.sealed.ballots import Ballot, read_ciphertext
from app.voting.sealed.election import Election
from app.voting.sealed.encoding import dump, fields, items, load
from app.voting.sealed.proofs import Ciphertext
from app.voting.sealed.trustees import Factors

Rows = tuple[tuple[Ciphertext, ...], ...]
RESULT, SIZED = frozenset(("result",)), frozenset(("num_tallied", "total_weight", "encrypted_tally"))


class Tally(NamedTuple):
    """The sum of the last ballot of each credential, still sealed."""

    rows: Rows
    ballots: int
    weight: int

    def text(self) -> str:
        """As the board writes the sums."""
        return dump([[each.plain() for each in row] for row in self.rows])


def last_of_each(ballots: Iterable[Ballot]) -> list[Ballot]:
    """The ballots that count: a credential's last one."""
    kept: dict[str, Ballot] = {}
    for ballot in ballots:
        kept[ballot.credential] = ballot
    return list(kept.values())


def accumulate(election: Election, weights: Mapping[str, int], ballots: Iterable[Ballot]) -> Tally:
    """The sealed sums; each ballot counts as many times as its credential weighs."""
    kept = last_of_each(ballots)
    sums = [[[group.power(group.G, 0), 1] for _ in range(question.choices)] for question in election.questions]
    for ballot in kept:
        weight = weights[ballot.credential]
        for row, answer in zip(sums, ballot.answers, strict=True):
            for cell, sealed in zip(row, answer.choices, strict=True):
                cell[0] = cell[0] * _heavy(sealed.alpha, weight) % group.P
                cell[1] = cell[1] * _heavy(sealed.beta, weight) % group.P
    rows = tuple(tuple(Ciphertext(*cell) for cell in row) for row in sums)
    return Tally(rows, len(kept), sum(weights[ballot.credential] for ballot in kept))


def _heavy(element: int, weight: int) -> int:
    return element if weight == 1 else group.power(element, weight)


def read_rows(election: Election, raw: str) -> Rows:
    """The sealed sums of the board; ValueError when they have not the election's shape or lie outside the group."""
    rows = zip(election.questions, items(load(raw), len(election.questions)), strict=True)
    return tuple(tuple(map(read_ciphertext, items(row, question.choices))) for question, row in rows)


def sized(tally: Tally, digest: str) -> str:
    """The announcement of the sums: how many ballots, their weight, and the name of the sums on the board."""
    return dump({"num_tallied": tally.ballots, "total_weight": tally.weight, "encrypted_tally": digest})


def read_sized(raw: str) -> dict[str, Any]:
    """The fields of the announcement; ValueError otherwise."""
    return fields(load(raw), SIZED)


def open_rows(rows: Rows, shares: Sequence[Factors], most: int) -> tuple[tuple[int, ...], ...]:
    """The counts, from the shares of all trustees; ValueError when one is not between 0 and `most`, the weight of the ballots."""
    logarithms = _logarithms(most)
    return tuple(
        tuple(_open(sealed, [share[row][column] for share in shares], logarithms) for column, sealed in enumerate(cells))
        for row, cells in enumerate(rows)
    )


def _logarithms(most: int) -> dict[int, int]:
    table, power = {}, group.power(group.G, 0)
    for number in range(most + 1):
        table[power] = number
        power = power * group.G % group.P
    return table


def _open(sealed: Ciphertext, factors: Sequence[int], logarithms: Mapping[int, int]) -> int:
    found = logarithms.get(sealed.beta * group.inverse(group.product(factors)) % group.P)
    if found is None:
        raise ValueError("the shares do not open these sums")
    return found


def write_result(counts: Sequence[Sequence[int]]) -> str:
    """The published result."""
    return dump({"result": [list(row) for row in counts]})


def read_result(raw: str) -> tuple[tuple[int, ...], ...]:
    """The counts of a published result; ValueError when it is none."""
    rows = items(fields(load(raw), RESULT)["result"])
    if not all(isinstance(row, list) and all(type(cell) is int for cell in row) for row in rows):
        raise ValueError("not a result")
    return tuple(tuple(row) for row in rows)
