"""Reading the chain."""

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.audit.models import Entry
from app.audit.rules import first_break


def head(session: Session) -> Entry | None:
    """The newest entry: its hash vouches for all that came before."""
    return session.scalars(select(Entry).order_by(Entry.id.desc()).limit(1)).first()


def after(session: Session, number: int, limit: int) -> list[Entry]:
    """The next entries after a cursor, oldest first."""
    return list(session.scalars(select(Entry).where(Entry.id > number).order_by(Entry.id).limit(limit)))


def about(session: Session, subject_kind: str, subject_id: int) -> list[Entry]:
    """The history of one thing, oldest first."""
    return list(
        session.scalars(
            select(Entry).where(Entry.subject_kind == subject_kind, Entry.subject_id == subject_id).order_by(Entry.id)
        )
    )


def chain(session: Session) -> Iterator[Entry]:
    """Every entry from the first, streamed."""
    yield from session.scalars(select(Entry).order_by(Entry.id).execution_options(yield_per=1000))


def broken_at(session: Session, published: tuple[int, str] | None = None) -> int | None:
    """The id of the first broken or missing entry, or None for an intact chain that holds the (id, hash) published earlier."""
    return first_break(chain(session), published)
