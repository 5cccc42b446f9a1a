"""Taking a notice that is due, and writing down what became of it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from sqlalchemy import and_, func, or_, select, update
from sqlalchemy.orm import Session

from app.core.db import upsert
from app.core.text.codes import digest
from app.notifications.models import Notice, Suppression
from app.notifications.queries import addressee
from app.notifications.rules.sending import ALWAYS_FAILING, GIVE_UP, LEASE, ROAD_CLOSED, pause_after


@dataclass(frozen=True)
class Outcome:
    """What became of a try: sent; refused (a try is used up); away (nobody was reached); later; failed at once; dropped."""

    what: Literal["sent", "refused", "away", "later", "hopeless", "dropped"]
    error: str = ""
    until: datetime | None = None


def lease(session: Session, channel: str, *, now: datetime, life: timedelta = LEASE) -> Notice | None:
    """Take the next notice of a channel that is due, or whose earlier taker was killed. None when there is none."""
    due = or_(
        and_(Notice.state == "waiting", Notice.next_try_at <= now), and_(Notice.state == "leased", Notice.leased_until < now),
    )
    waiting = select(Notice.id).where(Notice.channel == channel, due).order_by(Notice.next_try_at, Notice.id)
    first = waiting.limit(1).with_for_update(skip_locked=True)
    taken = session.execute(
        update(Notice).where(Notice.id == first.scalar_subquery()).values(state="leased", leased_until=now + life).returning(Notice.id)
        .execution_options(synchronize_session=False)
    ).scalar()
    return session.get(Notice, taken, populate_existing=True) if taken else None


def settle(session: Session, notice_id: int, outcome: Outcome, *, now: datetime) -> None:
    """Write the outcome of a try on the notice. A notice that was sent stays sent, whatever a slower worker says."""
    notice = session.scalars(select(Notice).where(Notice.id == notice_id).with_for_update()).first()
    if notice is None or notice.state == "sent":
        return
    notice.leased_until, notice.error = None, outcome.error[:300] or None
    if outcome.what == "sent":
        notice.state, notice.sent_at = "sent", now
    elif outcome.what == "dropped":
        notice.state = "dropped"
    elif outcome.what == "later":
        notice.state, notice.next_try_at = "waiting", outcome.until or now + ROAD_CLOSED
    else:
        _try_again(session, notice, outcome, now)


def _try_again(session: Session, notice: Notice, outcome: Outcome, now: datetime) -> None:
    if outcome.what == "away":
        pause = ROAD_CLOSED if now - notice.created_at < GIVE_UP else None
    else:
        notice.attempts += 1
        pause = pause_after(notice.attempts) if outcome.what == "refused" else None
    if pause is not None:
        notice.state, notice.next_try_at = "waiting", now + pause
        return
    notice.state = "failed"
    session.flush()
    _leave_alone(session, notice, now)


def _leave_alone(session: Session, notice: Notice, now: datetime) -> None:
    """An address that always fails is written to no more."""
    if notice.contact_id is None:
        return
    of_contact = Notice.contact_id == notice.contact_id
    failures = session.scalar(select(func.count()).select_from(Notice).where(of_contact, Notice.state == "failed"))
    reached = session.scalar(select(func.count()).select_from(Notice).where(of_contact, Notice.state == "sent"))
    reader = addressee(session, notice)
    if reader and not reached and (failures or 0) >= ALWAYS_FAILING:
        upsert(session, Suppression, dict(digest=digest(reader.address), why="failing", at=now), ["digest"])
