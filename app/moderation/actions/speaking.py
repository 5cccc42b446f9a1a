"""The guarantor speaks in public."""

from datetime import datetime

from sqlalchemy.orm import Session

from app.audit.actions import record
from app.core.verdicts import require
from app.moderation import permissions
from app.moderation.models import Remark
from app.people.rules import Actor
from app.sites.models import Site


def remark(
    session: Session, actor: Actor, site: Site, text: str, *, contribution_id: int | None = None, now: datetime
) -> Remark:
    """A remark on the site as a whole or on one input, shown with the guarantor's name; nobody else can edit or hide it."""
    require(permissions.remarks_here(actor, site))
    if actor.account_id is None or not text.strip():
        raise ValueError("a remark needs its author and its words")
    said = Remark(site_id=site.id, contribution_id=contribution_id, text=text, by_id=actor.account_id, at=now)
    session.add(said)
    session.flush()
    record(session, actor, "moderation.remark", said, now=now, site_id=site.id, contribution_id=contribution_id)
    return said
