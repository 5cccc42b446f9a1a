"""Equal options: who is ahead by the rule announced before the vote, and filling seats from a ranking."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import groupby
from typing import Any

from app.voting.methods.outcomes import Tie
from app.voting.methods.polls import Question


@dataclass(frozen=True)
class Selection:
    """Who gets a seat, the rank of every option, the ties that mattered; `open_seats` are left empty by an undecided tie."""

    winners: tuple[str, ...]
    ranks: dict[str, int]
    ties: tuple[Tie, ...]
    open_seats: int


def lot(seed: str, keys: Iterable[str]) -> list[str]:
    """The keys in the order of SHA-256 of "seed newline key": drawn by a public value nobody chose, so anyone can draw again."""
    return sorted(keys, key=lambda key: sha256(f"{seed}\n{key}".encode()).digest())


def in_order(question: Question, keys: Iterable[str]) -> list[str]:
    """Equal options in the order of the tie rule; by lot, else as declared (which decides nothing under "none" and "shared")."""
    if question.settings["tie"] == "lot":
        return lot(question.settings["seed"], keys)
    return sorted(keys, key=question.order.__getitem__)


def decides(question: Question) -> bool:
    """Whether the tie rule puts one of the equal options ahead."""
    return question.settings["tie"] in {"declared", "lot"}


def groups(scores: Mapping[str, Any]) -> list[list[str]]:
    """The keys from the highest score down, equal ones together. Scores are exact numbers or tuples of them."""
    ordered = sorted(scores, key=lambda key: scores[key], reverse=True)
    return [list(group) for _score, group in groupby(ordered, key=lambda key: scores[key])]


def ranks_of(grouped: Sequence[Sequence[str]]) -> dict[str, int]:
    """Ranks from 1; equal options share one, and the next is lower by their number (1, 1, 3)."""
    found: dict[str, int] = {}
    for group in grouped:
        rank = len(found) + 1
        found.update(dict.fromkeys(group, rank))
    return found


def fill(question: Question, scores: Mapping[str, Any], seats: int, able: Iterable[str] | None = None, at: str = "win") -> Selection:
    """The best `able` options (all by default) take the seats; only a tie across the last seat needs the tie rule.

    "shared": all the equal ones win. "none": the seats they compete for stay empty.
    """
    allowed = set(scores if able is None else able)
    winners: list[str] = []
    ties: list[Tie] = []
    grouped = groups(scores)
    for group in grouped:
        equal = in_order(question, [key for key in group if key in allowed])
        left = seats - len(winners)
        if left <= 0 or not equal:
            continue
        if len(equal) <= left:
            winners += equal
            continue
        rule = question.settings["tie"]
        ties.append(Tie(at, tuple(sorted(equal, key=question.order.__getitem__)), rule, tuple(equal) if decides(question) else ()))
        if rule == "none":
            return Selection(tuple(winners), ranks_of(grouped), tuple(ties), left)
        winners += equal if rule == "shared" else equal[:left]
        break
    return Selection(tuple(winners), ranks_of(grouped), tuple(ties), 0)
