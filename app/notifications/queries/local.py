"""The demonstration's outbox."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.notifications.models import LocalMessage


def local_messages(session: Session, before: int | None = None, limit: int = 50) -> list[LocalMessage]:
    """Messages kept instead of sent, newest first, from a place in the list on."""
    query = select(LocalMessage).order_by(LocalMessage.id.desc()).limit(limit)
    return list(session.scalars(query.where(LocalMessage.id < before) if before else query))


def local_message(session: Session, number: int) -> LocalMessage | None:
    """One of them."""
    return session.get(LocalMessage, number)
