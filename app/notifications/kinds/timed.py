"""What the calendar tells: inputs that nobody owns, messages that did not get through. One message a day and person at most."""

from sqlalchemy.orm import Session

from app.audit.models import Entry
from app.notifications.kinds.kind import Facts, Kind
from app.notifications.models import Notice
from app.notifications.queries.deliveries import failed_count
from app.routing import queries as routing
from app.routing.rules import too_long_since
from app.sites.models import Site


class Unowned(Kind):
    """Inputs without a team for over two working days."""

    name = "unowned"
    audience = "staff"

    def load(self, session: Session, notice: Notice, entry: Entry | None) -> Facts | None:
        site = session.get(Site, notice.site_id)
        if site is None:
            return None
        items = list(routing.unowned(session, site.id, since=too_long_since(notice.created_at, site.holiday_zone)))
        return {"items": items, "site": site} if items else None


class Failures(Kind):
    """Messages that did not reach their readers."""

    name = "failures"
    audience = "staff"

    def load(self, session: Session, notice: Notice, entry: Entry | None) -> Facts | None:
        count = failed_count(session, notice.site_id) if notice.site_id else 0
        return {"count": count, "site": session.get(Site, notice.site_id)} if count else None


KINDS = (Unowned(), Failures())
