"""The rehearsal of a draft: ballots that count for nothing and are thrown away at the opening."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from app.core.verdicts import require
from app.voting.models import RehearsalBallot, Vote
from app.voting.permissions.casting import may_rehearse


def cast_rehearsal(session: Session, vote: Vote, marks: Mapping[str, Any]) -> None:
    """One more ballot of the rehearsal. No audit entry: nothing happened. Raises `Refused` once the vote is no draft any more."""
    locked = session.get_one(Vote, vote.id, with_for_update=True, populate_existing=True)
    size = session.scalar(select(func.count()).where(RehearsalBallot.vote_id == vote.id)) or 0
    require(may_rehearse(locked, size))
    session.add(RehearsalBallot(vote_id=vote.id, marks=dict(marks)))
    session.flush()


def forget_rehearsal(session: Session, vote: Vote) -> int:
    """Throw the rehearsal's ballots away, at the opening or to begin again; how many there were."""
    gone = session.execute(delete(RehearsalBallot).where(RehearsalBallot.vote_id == vote.id))
    return int(gone.rowcount)  # type: ignore[attr-defined]
