"""What staff do with a message that did not get through."""

from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.orm import Session

from app.audit.actions import record
from app.core.text.codes import digest
from app.core.verdicts import require
from app.notifications.models import Notice, Suppression
from app.notifications.permissions import sees_deliveries
from app.notifications.queries import addressee
from app.people.rules import Actor
from app.sites.models import Site


def retry(session: Session, actor: Actor, notice: Notice, *, site: Site, now: datetime) -> Notice:
    """Send it again from the first try; an address that was left alone because it failed is tried again too."""
    require(sees_deliveries(actor, site))
    notice.state, notice.attempts, notice.next_try_at, notice.created_at = "waiting", 0, now, now
    reader = addressee(session, notice)
    if reader is not None:
        session.execute(delete(Suppression).where(Suppression.digest == digest(reader.address), Suppression.why == "failing"))
    record(session, actor, "notifications.retry", notice, now=now, site_id=site.id, kind=notice.kind)
    return notice


def dismiss(session: Session, actor: Actor, notice: Notice, *, site: Site, now: datetime) -> Notice:
    """Take it off the list: somebody told the person otherwise."""
    require(sees_deliveries(actor, site))
    notice.state = "dropped"
    record(session, actor, "notifications.dismiss", notice, now=now, site_id=site.id, kind=notice.kind)
    return notice
