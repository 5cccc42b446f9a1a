"""Reading the boxes: never before the close, for nobody. What is counted comes in the order of its content."""

import json
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.voting.models import BallotReceipt, Elector, OpenBallot, RehearsalBallot, SecretBallot, Vote
from app.voting.rules.receipts import receipt_digest
from app.voting.rules.states import Secrecy, VoteState

Marks = dict[str, Any]


class StillOpen(Exception):
    """Somebody asked for ballots before the vote was closed."""


def ballots(session: Session, vote: Vote) -> list[tuple[Marks, int]]:
    """(marks, weight) of every ballot of an open or secret vote. Raises `StillOpen`; a sealed vote has no readable ballot."""
    _closed(vote)
    if vote.secrecy == Secrecy.OPEN:
        return [(marks, weight) for _elector, marks, weight in _named(session, vote)]
    if vote.secrecy == Secrecy.SEALED:
        raise ValueError("the ballots of a sealed vote are counted from its board")
    rows = session.execute(select(SecretBallot.marks, SecretBallot.weight).where(SecretBallot.vote_id == vote.id))
    return [(json.loads(marks), weight) for marks, weight in sorted((row.marks, row.weight) for row in rows)]


def named_ballots(session: Session, vote: Vote) -> list[tuple[Elector, Marks]]:
    """Who voted what in an open vote, by name. Raises `StillOpen`, and ValueError when the vote is not an open one."""
    _closed(vote)
    if vote.secrecy != Secrecy.OPEN:
        raise ValueError("only an open vote has named ballots")
    return [(elector, marks) for elector, marks, _weight in _named(session, vote)]


def receipt_digests(session: Session, vote: Vote) -> list[str]:
    """The digests of all receipts, sorted, so that their order says nothing. Raises `StillOpen`."""
    _closed(vote)
    return sorted(session.scalars(select(BallotReceipt.digest).where(BallotReceipt.vote_id == vote.id)))


def holds_receipt(session: Session, vote_id: int, receipt: str) -> bool:
    """Whether a ballot with that receipt is in the box. It says nothing of the ballot, so it may be asked at any time."""
    query = select(BallotReceipt.digest).where(BallotReceipt.vote_id == vote_id, BallotReceipt.digest == receipt_digest(receipt))
    return session.scalar(query) is not None


def rehearsal_ballots(session: Session, vote_id: int) -> list[tuple[Marks, int]]:
    """(marks, weight 1) of the ballots of a rehearsal: they count for nothing, so they may be looked at."""
    query = select(RehearsalBallot.marks).where(RehearsalBallot.vote_id == vote_id).order_by(RehearsalBallot.id)
    return [(marks, 1) for marks in session.scalars(query)]


def rehearsal_size(session: Session, vote_id: int) -> int:
    """How many ballots a rehearsal has."""
    return session.scalar(select(func.count()).where(RehearsalBallot.vote_id == vote_id)) or 0


def own_ballot(session: Session, vote: Vote, elector_id: int) -> Marks | None:
    """What an elector last said in an open vote, for the elector alone."""
    query = select(OpenBallot.marks).where(OpenBallot.vote_id == vote.id, OpenBallot.elector_id == elector_id)
    return session.scalar(query) if vote.secrecy == Secrecy.OPEN else None


def _closed(vote: Vote) -> None:
    if vote.state not in {VoteState.CLOSED, VoteState.COUNTED}:
        raise StillOpen(vote.slug)


def _named(session: Session, vote: Vote) -> list[tuple[Elector, Marks, int]]:
    query = select(Elector, OpenBallot.marks).join(Elector, Elector.id == OpenBallot.elector_id).where(OpenBallot.vote_id == vote.id)
    rows = session.execute(query.order_by(Elector.name, Elector.number))
    return [(elector, marks, elector.weight) for elector, marks in rows]
