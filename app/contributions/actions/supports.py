"""« Me too »: one per person, however often it is tapped. The row's key decides, the counter follows the row."""

from datetime import datetime

from sqlalchemy import delete, update
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import set_committed_value

from app.audit.actions import record
from app.contributions.models import Contribution, Support
from app.contributions.permissions import may_support
from app.core.db import upsert
from app.core.verdicts import require
from app.people.rules import Actor


def support(
    session: Session, actor: Actor, contribution: Contribution, *, how: str | None = None, moment: str | None = None,
    often: str | None = None, now: datetime,
) -> Contribution:
    """Say « me too », and perhaps how, when, how often it happens. Said again with details, the details are kept."""
    require(may_support(actor, contribution))
    if actor.participant_id is None:
        raise ValueError("a support needs a participant")
    key = {"contribution_id": contribution.id, "participant_id": actor.participant_id}
    details = {"how": how or None, "moment": moment or None, "often": often or None}
    first = upsert(session, Support, {**key, **details, "created_at": now}, list(key))
    if first:
        _move_count(session, contribution, 1)
    elif not any(details.values()):
        return contribution
    else:
        session.execute(update(Support).filter_by(**key).values(**details).execution_options(synchronize_session=False))
    record(session, actor, "contributions.support", contribution, now=now, first=first)
    return contribution


def unsupport(session: Session, actor: Actor, contribution: Contribution, *, now: datetime) -> Contribution:
    """Take one's « me too » back; without one, nothing happens."""
    gone = session.execute(delete(Support).filter_by(contribution_id=contribution.id, participant_id=actor.participant_id))
    if gone.rowcount:  # type: ignore[attr-defined]
        _move_count(session, contribution, -1)
        record(session, actor, "contributions.unsupport", contribution, now=now)
    return contribution


def _move_count(session: Session, contribution: Contribution, by: int) -> None:
    moved = session.scalars(
        update(Contribution).where(Contribution.id == contribution.id).values(supports_count=Contribution.supports_count + by)
        .returning(Contribution.supports_count).execution_options(synchronize_session=False)
    )
    set_committed_value(contribution, "supports_count", moved.one())
