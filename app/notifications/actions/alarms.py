"""Once a day, for the people of each site: what nobody owns, and what did not get through."""

from datetime import datetime

from sqlalchemy.orm import Session

from app.core.clock import today
from app.notifications import queries
from app.notifications.actions.outbox import put
from app.notifications.kinds import BY_NAME, Telling
from app.people.rules import Role
from app.routing import queries as routing
from app.routing.rules import too_long_since
from app.sites.queries import all_sites

TOLD = (Role.MODERATOR, Role.ADMINISTRATOR)


def raise_alarms(session: Session, *, now: datetime) -> int:
    """Tell moderators and administrators; how many messages are new. Again on the same day changes nothing."""
    raised = 0
    for site in all_sites(session):
        waiting = routing.counts(session, site.id, now=now, since=too_long_since(now, site.holiday_zone))
        for name, count in (("unowned", waiting.too_long), ("failures", queries.failed_count(session, site.id))):
            for reader in queries.site_holders(session, site.id, TOLD, now) if count else ():
                key = f"{name}:{site.id}:{today(now)}:{reader.handle}"
                raised += put(session, BY_NAME[name], Telling(reader, {}, site.id), now=now, key=key)
    return raised
