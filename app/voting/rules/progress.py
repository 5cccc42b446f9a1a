"""Where a vote stands, as stages of a time line, and how far its turnout is from its quorum. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from fractions import Fraction
from math import ceil
from typing import Any

from app.voting.rules.timing import Phase


class Stage(StrEnum):
    """The stages everybody sees."""

    OPENS = "opens"
    CLOSES = "closes"
    RESULT = "result"
    CHALLENGE = "challenge"
    ANSWER = "answer"


REACHED = {
    Phase.DRAFT: 0, Phase.SOON: 0, Phase.OPEN: 1, Phase.ENDED: 2, Phase.CLOSED: 2, Phase.COUNTED: 3, Phase.CANCELLED: 0,
}


@dataclass(frozen=True)
class Step:
    """One stage with its state ("done", "now", "next") and its day or instant."""

    stage: Stage
    state: str
    at: datetime | date | None


def stages(vote: Any, phase: Phase, today: date, *, answer_due: date | None = None, answered: bool = False) -> list[Step]:
    """The vote's stages. `answer_due`: by when the town answers the result, where it must."""
    reached = REACHED[phase]
    if phase is Phase.COUNTED and vote.challenge_until is not None and today > vote.challenge_until:
        reached = 4
    if answered:
        reached = 5
    days = {
        Stage.OPENS: vote.opens_at or vote.opened_at, Stage.CLOSES: vote.closed_at or vote.closes_at, Stage.RESULT: vote.counted_at,
        Stage.CHALLENGE: vote.challenge_until, Stage.ANSWER: answer_due,
    }
    states = ["done" if place < reached else "now" if place == reached else "next" for place in range(len(Stage))]
    if phase is Phase.CANCELLED:
        states = ["next"] * len(Stage)
    return [Step(stage, state, days[stage]) for stage, state in zip(Stage, states, strict=True)]


def left(vote: Any, now: datetime) -> tuple[timedelta, timedelta] | None:
    """(time left, whole length) of an open vote with a closing time."""
    begun = vote.opened_at or vote.opens_at
    return (vote.closes_at - now, vote.closes_at - begun) if vote.closes_at and begun else None


def quorum_needed(quorum: Mapping[str, Any], members: int) -> int | None:
    """How many of all members must take part, where the quorum is one share of them all; None where there is none, or another kind."""
    share = Fraction(str(quorum.get("share") or 0))
    if not share or not members or quorum.get("per_group") or quorum.get("base", "members") != "members":
        return None
    return ceil(share * members)
