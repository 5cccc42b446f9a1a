"""Recording a verb. Entries are chained and written at commit, in the same transaction as the change itself."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from sqlalchemy import event, insert, select, text
from sqlalchemy.orm import Session

from app.audit.models import Entry
from app.audit.rules import GENESIS, content_of, entry_hash

CHAIN_LOCK = 7_041_789  # any fixed number: PostgreSQL's advisory lock that puts the chain's writers in line


class Named(Protocol):
    """Anyone who acts: all the log keeps of them is a handle."""

    @property
    def handle(self) -> str: ...


@dataclass
class Pending:
    """An entry between the verb and its commit."""

    at: datetime
    site_id: int | None
    actor: str
    on_behalf_of: str | None
    verb: str
    subject_kind: str
    subject_id: int
    facts: dict[str, Any] = field(default_factory=dict)


def record(
    session: Session, actor: Named, verb: str, subject: Any, *, now: datetime, site_id: int | None = None,
    on_behalf_of: str | None = None, **facts: Any,
) -> None:
    """Note that `actor` did `verb` ("contributions.submit") to `subject` (a row with a table name and an id).

    Facts must be JSON values without personal data: ids, states, dates as text, counts.
    """
    if not session.in_transaction():
        session.begin()  # so that a rollback takes the entry along
    if subject.id is None:
        session.flush()
    site = site_id if site_id is not None else getattr(subject, "site_id", None)
    pending = Pending(now, site, actor.handle, on_behalf_of, verb, subject.__tablename__, subject.id, facts)
    session.info.setdefault("audit", []).append(pending)


@event.listens_for(Session, "before_commit")
def _write_pending(session: Session) -> None:
    if session.in_nested_transaction() or not session.info.get("audit"):
        return
    session.flush()
    pending = session.info.pop("audit")
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": CHAIN_LOCK})
    last = session.execute(select(Entry.id, Entry.hash).order_by(Entry.id.desc()).limit(1)).first()
    number, previous = (last.id, last.hash) if last else (0, GENESIS)
    rows = []
    for entry in pending:
        number += 1
        digest = entry_hash(previous, content_of(entry))
        rows.append({**vars(entry), "id": number, "previous_hash": previous, "hash": digest})
        previous = digest
    session.execute(insert(Entry), rows)


@event.listens_for(Session, "after_transaction_create")
def _mark_savepoint(session: Session, transaction: Any) -> None:
    if transaction.nested:
        session.info.setdefault("audit_marks", {})[transaction] = len(session.info.get("audit", ()))


@event.listens_for(Session, "after_soft_rollback")
def _forget_pending(session: Session, previous_transaction: Any) -> None:
    """What a savepoint undoes takes its entries along; a failed flush alone undoes nothing that was recorded before."""
    if previous_transaction.nested:
        del session.info.get("audit", [])[session.info["audit_marks"].pop(previous_transaction, 0):]
    elif previous_transaction.parent is None:
        session.info.pop("audit", None)


@event.listens_for(Session, "after_transaction_end")
def _forget_marks(session: Session, transaction: Any) -> None:
    if transaction.parent is None:
        session.info.pop("audit_marks", None)
