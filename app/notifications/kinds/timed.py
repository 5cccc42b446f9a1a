"""What the calendar tells: inputs that nobody owns, messages that did not get through. One message a day and person at most."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.answers.rules.clock import OWN_WITHIN
from app.audit.models import Entry
from app.contributions.models import Contribution
from app.contributions.rules import State
from app.core.clock import start_of, today
from app.core.workdays import is_working_day
from app.notifications.kinds.kind import Facts, Kind
from app.notifications.models import Notice
from app.sites.models import Site


def owned_since(now: datetime, zone: str) -> datetime:
    """The instant before which an input must have been sent to a team: so many whole working days ago."""
    day, left = today(now), OWN_WITHIN
    while left:
        day -= timedelta(days=1)
        left -= is_working_day(day, zone)
    return start_of(day)


def unowned_clauses(site: Site, now: datetime) -> tuple[Any, ...]:
    """What waits for a team for too long on a site."""
    return (
        Contribution.site_id == site.id, Contribution.kind == "proposal", Contribution.state.in_((State.RECEIVED, State.READ)),
        Contribution.state_at < owned_since(now, site.holiday_zone), Contribution.hidden_at.is_(None), Contribution.withdrawn_at.is_(None),
        Contribution.merged_into_id.is_(None),
    )


class Unowned(Kind):
    """Inputs without a team for over two working days."""

    name = "unowned"
    audience = "staff"

    def load(self, session: Session, notice: Notice, entry: Entry | None) -> Facts | None:
        site = session.get(Site, notice.site_id)
        if site is None:
            return None
        query = select(Contribution).where(*unowned_clauses(site, notice.created_at)).order_by(Contribution.created_at, Contribution.id)
        items = list(session.scalars(query.limit(20)))
        return {"items": items, "site": site, "first": items[0]} if items else None


class Failures(Kind):
    """Messages that did not reach their readers."""

    name = "failures"
    audience = "staff"

    def load(self, session: Session, notice: Notice, entry: Entry | None) -> Facts | None:
        count = session.scalar(select(func.count()).select_from(Notice).where(Notice.site_id == notice.site_id, Notice.state == "failed"))
        return {"count": count, "site": session.get(Site, notice.site_id)} if count else None


KINDS = (Unowned(), Failures())
