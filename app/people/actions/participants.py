"""Somebody says something for the first time."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.db import upsert
from app.core.text.codes import digest
from app.people.models import Participant


def first_gesture(session: Session, token: str, *, account_id: int | None, language: str, now: datetime) -> Participant:
    """The participant whose browser holds `token`, made now when there is none yet; sent twice at once, it stays one person."""
    values = dict(token_digest=digest(token), account_id=account_id, language=language, created_at=now, seen_at=now)
    upsert(session, Participant, values, ["token_digest"])
    return session.scalars(select(Participant).where(Participant.token_digest == digest(token))).one()
