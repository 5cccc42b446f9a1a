"""What the worker calls: reading the outbox, the week's letters, the day's alarms."""

from app.core import clock
from app.core.db import Database
from app.core.settings import Settings
from app.notifications import actions
from app.notifications.actions.alarms import raise_alarms as raise_due
from app.notifications.actions.outbox import derive_stuck, is_behind


def read_outbox(database: Database, _settings: Settings | None = None) -> int:
    """Turn everything that happened since the last time into notices; how many entries were read. Cheap when there is nothing."""
    total = 0
    while True:
        with database.read() as session:
            if not is_behind(session):
                return total
        with database.transaction() as session:
            total += actions.derive(session, now=clock.now())


def retry_stuck(database: Database, _settings: Settings | None = None) -> int:
    """Try again the entries that gave an error; how many still do."""
    with database.transaction() as session:
        return derive_stuck(session, now=clock.now())


def send_digests(database: Database, _settings: Settings | None = None) -> int:
    """Prepare the week's letters."""
    with database.transaction() as session:
        return actions.prepare_digests(session, now=clock.now())


def raise_alarms(database: Database, _settings: Settings | None = None) -> int:
    """Tell staff what nobody owns and what did not get through."""
    with database.transaction() as session:
        return raise_due(session, now=clock.now())
