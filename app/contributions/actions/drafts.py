"""What somebody has typed so far. Private, so nothing of it goes into the audit log."""

from datetime import datetime
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app.contributions.models import Draft, Photo
from app.core.db import upsert
from app.core.text.codes import new_token

KEY = ("participant_id", "site_id", "process_id", "kind")


def keep_draft(
    session: Session, participant_id: int, site_id: int, process_id: int, kind: str, fields: dict[str, Any], *, now: datetime
) -> Draft:
    """Add fields to the browser's draft, which is made at the first ones; it holds the idempotency key of its sending."""
    key = dict(zip(KEY, (participant_id, site_id, process_id, kind), strict=True))
    upsert(session, Draft, {**key, "submission_key": new_token(), "fields": {}, "updated_at": now}, KEY)
    found = session.scalars(select(Draft).filter_by(**key).with_for_update()).one()
    found.fields = {**found.fields, **fields}
    found.updated_at = now
    return found


def drop_draft(session: Session, draft: Draft) -> None:
    """The draft was sent, or is not wanted any more."""
    session.execute(delete(Draft).where(Draft.id == draft.id))
    session.expunge(draft)


def move_draft(session: Session, draft: Draft, process_id: int, *, now: datetime) -> Draft:
    """Carry a draft to another consultation of the site (0: none), over what was begun there."""
    fields = dict(draft.fields)
    drop_draft(session, draft)
    return keep_draft(session, draft.participant_id, draft.site_id, process_id, draft.kind, fields, now=now)


def forget_drafts(session: Session, *, before: datetime) -> int:
    """Delete drafts and unsent photos that nobody touched since then; how many drafts. Files go with the retention job."""
    gone = session.execute(delete(Draft).where(Draft.updated_at < before))
    session.execute(delete(Photo).where(Photo.contribution_id.is_(None), Photo.created_at < before))
    return int(gone.rowcount)  # type: ignore[attr-defined]
