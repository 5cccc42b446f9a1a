"""The week of each person: prepared once, nothing when nothing happened."""

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.audit.models import Entry
from app.core.clock import local
from app.notifications.actions.outbox import put
from app.notifications.kinds import BY_NAME, Telling
from app.notifications.kinds.followed import NEWS, news, subjects
from app.notifications.queries.readers import Reader, followers

WEEK = timedelta(days=7)
MOST = 40
"""Lines of one letter; the rest stands on the site."""


def prepare_digests(session: Session, *, now: datetime) -> int:
    """Write the week's letter of everybody who follows something weekly and of which something happened; how many are new.

    The key holds the week and the reader: running this again, or twice at once, writes nobody a second letter.
    """
    week = f"{local(now):%G-W%V}"
    told: dict[Reader, list[int]] = {}
    site_of: dict[Reader, set[int]] = {}
    recent = select(Entry).where(Entry.at > now - WEEK, Entry.at <= now, Entry.verb.in_(NEWS)).order_by(Entry.id)
    for entry in session.scalars(recent):
        if news(session, entry) is None:
            continue
        for reader, follow in followers(session, subjects(session, entry, weekly=True), "weekly"):
            if follow.since < entry.at:
                told.setdefault(reader, []).append(entry.id)
                site_of.setdefault(reader, set()).add(follow.site_id)
    kind = BY_NAME["digest"]
    return sum(
        put(session, kind, Telling(reader, {"entries": entries[-MOST:], "week": week}, _only(site_of[reader])), now=now,
            key=f"digest:{week}:{reader.handle}")
        for reader, entries in told.items()
    )


def _only(sites: set[int]) -> int | None:
    """The site whose colours the letter wears; none when it speaks of several."""
    return next(iter(sites)) if len(sites) == 1 else None
