"""What the clock does by itself."""

from app.answers.actions import raise_escalations as raise_due
from app.core import clock
from app.core.db import Database
from app.core.settings import Settings


def raise_escalations(database: Database, _settings: Settings) -> int:
    """Raise the reminders and alarms that are due; harmless when run twice. How many were new."""
    with database.transaction() as session:
        return raise_due(session, clock.now())
