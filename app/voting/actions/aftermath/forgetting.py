"""Names and addresses of a roll go when their time is over; numbers, groups and weights stay, so that the result can be read for ever.

No audit entry: the job that applies retention, or the verb that erases a person, records.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, String, and_, cast, delete, exists, func, or_, select, update
from sqlalchemy.orm import Session

from app.core.clock import today
from app.voting.models import Attendance, Challenge, Elector, Proxy, Trustee, Vote
from app.voting.rules.states import VoteState

PLAIN: dict[str, Any] = {"synchronize_session": False}
GONE = "gone:"


def forget_rolls(session: Session, *, before: datetime, now: datetime) -> int:
    """Blank the rolls of votes whose challenges ended before that instant and are all decided; how many electors.

    A vote that was stopped counts from its close, or from its beginning. Without the salt the roll's hash says nothing any more.
    """
    undecided = exists().where(Challenge.vote_id == Vote.id, Challenge.decision == "")
    counted = and_(Vote.state == VoteState.COUNTED, Vote.challenge_until < today(before), ~undecided)
    stopped = and_(Vote.state == VoteState.CANCELLED, func.coalesce(Vote.closes_at, Vote.created_at) < before)
    over = list(session.scalars(select(Vote.id).where(or_(counted, stopped))))
    blanked = _blank(session, Elector.vote_id.in_(over))
    for table in (Proxy, Attendance):
        session.execute(delete(table).where(table.vote_id.in_(over)).execution_options(**PLAIN))
    mails = update(Trustee).where(Trustee.vote_id.in_(over)).values(email="")
    session.execute(mails.execution_options(**PLAIN))
    contacts = update(Challenge).where(Challenge.vote_id.in_(over)).values(name="", contact="", participant_id=None)
    session.execute(contacts.execution_options(**PLAIN))
    session.execute(update(Vote).where(Vote.id.in_(over)).values(roll_salt="").execution_options(**PLAIN))
    return blanked


def forget_electors(session: Session, addresses: Sequence[str]) -> int:
    """Blank the lines with these addresses in votes that are over; a running vote's roll is frozen and needs them until its close."""
    over = select(Vote.id).where(Vote.state.in_((VoteState.COUNTED, VoteState.CANCELLED)))
    return _blank(session, and_(Elector.vote_id.in_(over), Elector.address.in_(addresses)))


def _blank(session: Session, chosen: ColumnElement[bool]) -> int:
    values: dict[str, Any] = {
        "name": "", "address": "", "told_apart": "", "participant_id": None, "key": GONE + cast(Elector.number, String), "nonce": "",
        "link_digest": GONE + cast(Elector.id, String), "code_digest": GONE + cast(Elector.id, String),
    }
    kept = chosen & Elector.key.not_like(f"{GONE}%")
    result: Any = session.execute(update(Elector).where(kept).values(**values).execution_options(**PLAIN))
    return int(result.rowcount)
