"""Every job by name, and the hours of the timed ones. A package adds a job by a line in `JOBS` and one in `CALENDAR`."""

import logging
from collections.abc import Callable
from datetime import datetime
from importlib import import_module
from typing import Any

from app.core import clock
from app.core.db import Database
from app.core.queue import OUTBOX
from app.core.settings import Settings
from app.worker import calendar
from app.worker.calendar import Period, daily, hourly, weekly

VOTES = "votes"
Job = Callable[[Database, Settings], Any]

JOBS: dict[str, str] = {
    OUTBOX: "app.notifications.jobs:read_outbox",
    "stuck": "app.notifications.jobs:retry_stuck",
    "escalations": "app.answers.jobs:raise_escalations",
    "alarms": "app.notifications.jobs:raise_alarms",
    "digests": "app.notifications.jobs:send_digests",
    "retention": "app.privacy.jobs:apply_retention",
    VOTES: "app.voting.jobs:run_votes",
}
ALWAYS = (OUTBOX, VOTES)
"""What is looked at every few seconds: cheap when there is nothing to do."""
CALENDAR: dict[str, Period] = {
    "stuck": hourly(),
    "escalations": hourly(),
    "alarms": daily(hour=8),
    "digests": weekly(weekday=0, hour=9),
    "retention": daily(hour=3),
}
"""When each timed job is due, on French clocks. Each asks the database what is due, so a missed hour is caught up."""

log = logging.getLogger("entendu.worker")


def due(database: Database, now: datetime) -> list[str]:
    """The timed jobs that nobody has begun for their present period."""
    labels = {name: period(now) for name, period in CALENDAR.items()}
    with database.read() as session:
        return [name for name, label in labels.items() if label and not calendar.is_taken(session, name, label, now=now)]


def run_once(database: Database, settings: Settings, name: str, period: str, now: datetime) -> bool:
    """Run a timed job for a period unless somebody did or does; True when it ran to its end here."""
    with database.transaction() as session:
        if not calendar.claim(session, name, period, now=now):
            return False
    try:
        log.info("%s for %s: %s", name, period, job_of(name)(database, settings))
    except Exception:
        log.exception("%s for %s", name, period)
        with database.transaction() as session:
            calendar.give_back(session, name, period, now=clock.now())
        return False
    with database.transaction() as session:
        calendar.finish(session, name, period, now=clock.now())
    return True


def job_of(name: str) -> Job:
    """A job by its name."""
    module, function = JOBS[name].split(":")
    found: Job = getattr(import_module(module), function)
    return found
