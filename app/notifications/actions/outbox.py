"""From audit entries to notices: once each, however often and by however many workers this runs.

The cursor and the notices change in one transaction; whoever else derives waits for the cursor's row.
"""

import logging
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.audit.models import Entry
from app.audit.queries import after
from app.core.db import upsert
from app.notifications.kinds import BY_VERB, Kind, Telling
from app.notifications.models import Cursor, Notice
from app.notifications.rules.sending import BUNDLE_PAUSE

CURSOR = "notices"
STUCK = "stuck:"
AT_ONCE = 200
URGENT = timedelta(hours=1)
"""What an urgent notice is dated back, so that it goes before any queue."""

log = logging.getLogger("entendu.notices")


def is_behind(session: Session) -> bool:
    """Whether there are entries nobody has looked at yet (a cheap read)."""
    seen = session.scalar(select(Cursor.entry_id).where(Cursor.name == CURSOR)) or 0
    return (session.scalar(select(func.max(Entry.id))) or 0) > seen


def derive(session: Session, *, now: datetime) -> int:
    """Turn the next entries into notices; how many entries were read.

    An entry that cannot be turned is put aside under its own cursor and tried again by `derive_stuck`: it stops no other.
    """
    cursor = _cursor(session)
    entries = after(session, cursor.entry_id, AT_ONCE)
    for entry in entries:
        if not _derived(session, entry, now):
            upsert(session, Cursor, dict(name=f"{STUCK}{entry.id}", entry_id=entry.id), ["name"])
        cursor.entry_id = entry.id
    return len(entries)


def derive_stuck(session: Session, *, now: datetime) -> int:
    """Try again what could not be turned into notices; how many still cannot."""
    left = 0
    for cursor in session.scalars(select(Cursor).where(Cursor.name.startswith(STUCK)).with_for_update()):
        entry = session.get(Entry, cursor.entry_id)
        if entry is None or _derived(session, entry, now):
            session.delete(cursor)
        else:
            left += 1
    return left


def start_from(session: Session, since: datetime) -> None:
    """Tell nobody about what happened before `since`: for a demonstration or an import, whose past is not news."""
    first = session.scalar(select(func.min(Entry.id)).where(Entry.at >= since))
    last = session.scalar(select(func.max(Entry.id))) or 0
    _cursor(session).entry_id = first - 1 if first is not None else last


def put(session: Session, kind: Kind, telling: Telling, *, now: datetime, entry: Entry | None = None, key: str = "") -> bool:
    """Write one notice, or add to the bundle that waits for this reader. False when it stood there already."""
    if kind.bundled and not key:
        return _bundle(session, kind, telling, now, entry)
    name = key or f"{kind.name}:{telling.once or (entry.id if entry else 0)}:{telling.reader.handle}"
    at = entry.at if entry else now
    due = at - URGENT if kind.urgent else at + kind.delay
    return upsert(session, Notice, _values(kind, telling, name, entry, due, now), ["key"])


def _derived(session: Session, entry: Entry, now: datetime) -> bool:
    whole = True
    for kind in BY_VERB.get(entry.verb, ()):
        try:
            with session.begin_nested():
                for telling in kind.tellings(session, entry):
                    put(session, kind, telling, now=now, entry=entry)
        except Exception:
            log.exception("entry %s (%s) gave no %s", entry.id, entry.verb, kind.name)
            whole = False
    return whole


def _bundle(session: Session, kind: Kind, telling: Telling, now: datetime, entry: Entry | None) -> bool:
    """One message at once; what follows soon comes together. The bundle's row is locked, so that no worker takes it meanwhile."""
    reader = telling.reader
    mine = (Notice.kind == kind.name) & (Notice.account_id == reader.account_id) & (Notice.site_id == telling.site_id)
    newest = select(Notice).where(mine).order_by(Notice.id.desc()).limit(1).with_for_update()
    last = session.scalars(newest.execution_options(populate_existing=True)).first()
    item = telling.facts["input"]
    if last is not None and last.state == "waiting" and last.attempts == 0:
        if item in last.facts["items"]:
            return False
        last.facts = {**last.facts, "items": [*last.facts["items"], item]}
        session.flush()
        return True
    due = now + kind.delay
    if last is not None and last.next_try_at + BUNDLE_PAUSE > due:
        due = last.next_try_at + BUNDLE_PAUSE
    key = f"{kind.name}:{entry.id if entry else now.timestamp()}:{reader.handle}"
    bundled = Telling(reader, {**telling.facts, "items": [item]}, telling.site_id)
    return upsert(session, Notice, _values(kind, bundled, key, entry, due, now), ["key"])


def _values(kind: Kind, telling: Telling, key: str, entry: Entry | None, due: datetime, now: datetime) -> dict[str, object]:
    reader = telling.reader
    return dict(
        key=key, entry_id=entry.id if entry else None, kind=kind.name, site_id=telling.site_id, contact_id=reader.contact_id,
        account_id=reader.account_id, token_id=reader.token_id, elector_id=reader.elector_id, channel=reader.channel, facts=telling.facts,
        state="waiting", attempts=0, next_try_at=due, created_at=now,
    )


def _cursor(session: Session) -> Cursor:
    upsert(session, Cursor, dict(name=CURSOR, entry_id=0), ["name"])
    return session.scalars(
        select(Cursor).where(Cursor.name == CURSOR).with_for_update().execution_options(populate_existing=True)
    ).one()
