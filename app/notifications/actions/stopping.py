"""« Ne plus recevoir ces messages »: one tap, no sign-in, and one tap back."""

from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.orm import Session

from app.audit.actions import record
from app.core.db import upsert
from app.core.text.codes import digest
from app.notifications.models import Follow, Suppression
from app.people.models import Account, Contact
from app.people.rules import Actor


def stop(session: Session, reader: Contact | Account, address: str, follow: Follow | None = None, *, now: datetime) -> None:
    """Stop what the message was about: one follow, or, without one, every message to that address."""
    actor = actor_of(reader)
    if follow is not None:
        if follow.ended_at is None:
            follow.ended_at = now
            record(session, actor, "notifications.unfollow", follow, now=now, kind=follow.subject_kind, number=follow.subject_id)
        return
    if upsert(session, Suppression, dict(digest=digest(address), why="asked", at=now), ["digest"]):
        record(session, actor, "notifications.stop", reader, now=now)


def resume(session: Session, reader: Contact | Account, address: str, follow: Follow | None = None, *, now: datetime) -> None:
    """Take the stop back."""
    if follow is not None and follow.ended_at is not None:
        follow.ended_at = None
        record(session, actor_of(reader), "notifications.follow", follow, now=now, kind=follow.subject_kind, number=follow.subject_id)
        return
    gone = session.execute(delete(Suppression).where(Suppression.digest == digest(address)))
    if gone.rowcount:  # type: ignore[attr-defined]
        record(session, actor_of(reader), "notifications.resume", reader, now=now)


def actor_of(reader: Contact | Account) -> Actor:
    """Whoever holds the signed link of a message acts as its reader."""
    return Actor(participant_id=reader.participant_id) if isinstance(reader, Contact) else Actor(account_id=reader.id)
