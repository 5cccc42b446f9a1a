"""Following something, in one tap, and leaving it the same way."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.audit.actions import record
from app.core.db import upsert
from app.notifications.models import Follow
from app.notifications.queries.follows import Subject
from app.notifications.rules.sending import RHYTHMS
from app.people.rules import Actor


def follow(
    session: Session, actor: Actor, subject: Subject, *, contact_id: int | None = None, rhythm: str = "now", now: datetime
) -> Follow:
    """Follow a subject with the participant of `actor`; again after having left it begins anew. Raises ValueError without one."""
    if actor.participant_id is None:
        raise ValueError("a follow needs a participant")
    values = dict(
        participant_id=actor.participant_id, site_id=subject.site_id, subject_kind=subject.kind, subject_id=subject.id,
        contact_id=contact_id, rhythm=rhythm, since=now, ended_at=None,
    )
    key = ["participant_id", "subject_kind", "subject_id"]
    known = session.scalars(select(Follow).filter_by(**{name: values[name] for name in key}, ended_at=None)).first()
    upsert(session, Follow, values, key, {"ended_at": None, "contact_id": contact_id or (known.contact_id if known else None)})
    found = session.scalars(
        select(Follow).filter_by(**{name: values[name] for name in key}).execution_options(populate_existing=True)
    ).one()
    if known is None:
        found.since, found.rhythm = now, rhythm
        record(session, actor, "notifications.follow", found, now=now, kind=subject.kind, number=subject.id)
    return found


def unfollow(session: Session, actor: Actor, follow: Follow, *, now: datetime) -> Follow:
    """Stop following; nothing happens when it ended already."""
    if follow.ended_at is None:
        follow.ended_at = now
        record(session, actor, "notifications.unfollow", follow, now=now, kind=follow.subject_kind, number=follow.subject_id)
    return follow


def change_rhythm(session: Session, actor: Actor, follow: Follow, rhythm: str, *, now: datetime) -> Follow:
    """At once, or once a week. Raises ValueError for another word."""
    if rhythm not in RHYTHMS:
        raise ValueError(rhythm)
    if follow.rhythm != rhythm:
        follow.rhythm = rhythm
        record(session, actor, "notifications.change_rhythm", follow, now=now, rhythm=rhythm)
    return follow
