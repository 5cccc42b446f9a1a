"""When a vote takes ballots: decided each time somebody asks, from its state and the clock, never by a job alone. Pure."""

from datetime import datetime
from enum import StrEnum
from typing import Protocol

from app.voting.rules.states import VoteState


class Timed(Protocol):
    """The columns of a vote that its clock reads."""

    state: str
    opens_at: datetime | None
    closes_at: datetime | None


class Phase(StrEnum):
    """Where a vote stands for its readers. Ended: the clock has closed it, though nobody has written that down yet."""

    DRAFT = "draft"
    SOON = "soon"
    OPEN = "open"
    ENDED = "ended"
    CLOSED = "closed"
    COUNTED = "counted"
    CANCELLED = "cancelled"


def phase(vote: Timed, now: datetime) -> Phase:
    """The vote's phase at that instant. Without dates (a vote in a meeting) an open vote is open until somebody closes it."""
    if vote.state != VoteState.OPEN:
        return Phase(vote.state)
    if vote.opens_at is not None and now < vote.opens_at:
        return Phase.SOON
    return Phase.ENDED if vote.closes_at is not None and now >= vote.closes_at else Phase.OPEN


def is_open(vote: Timed, now: datetime) -> bool:
    """Whether the vote takes ballots at that instant: from `opens_at` on, and until just before `closes_at`."""
    return phase(vote, now) is Phase.OPEN


def is_over(vote: Timed, now: datetime) -> bool:
    """Whether nothing can be cast any more."""
    return phase(vote, now) in {Phase.ENDED, Phase.CLOSED, Phase.COUNTED, Phase.CANCELLED}
