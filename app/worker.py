"""The one process that works when nobody is looking: it tells people what happened and runs the timed jobs.

`python -m app.worker` starts it. RQ wakes it through Redis; without Redis it looks by itself every few seconds. All work is
leased in the database, so any number of workers may run, and a killed one is taken over within a minute.
"""

import argparse
import logging
import signal
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from importlib import import_module
from typing import Any

from app.core import calendar, clock
from app.core.calendar import Period, daily, hourly, weekly
from app.core.db import Database
from app.core.queue import OUTBOX, Bell, listen
from app.core.settings import Settings, UnsafeSettings
from app.notifications.carriers import carrier_for
from app.notifications.letters import Letters
from app.notifications.postman import WAIT, Postman
from app.notifications.rules.sending import LEASE

Job = Callable[[Database, Settings], Any]

WORDING = ("app.contributions.wording", "app.answers.wording")
"""The packages whose words letters need."""
JOBS: dict[str, str] = {
    OUTBOX: "app.notifications.jobs:read_outbox",
    "stuck": "app.notifications.jobs:retry_stuck",
    "escalations": "app.answers.jobs:raise_escalations",
    "alarms": "app.notifications.jobs:raise_alarms",
    "digests": "app.notifications.jobs:send_digests",
}
CALENDAR: dict[str, Period] = {"stuck": hourly(), "escalations": hourly(), "alarms": daily(hour=8), "digests": weekly(weekday=0, hour=9)}
"""When each timed job is due, on French clocks. Each asks the database what is due, so a missed hour is caught up."""
POSTMEN = {"email": 3, "sms": 1}
"""Threads per channel: one that waits for a silent server leaves the others their work."""

log = logging.getLogger("entendu.worker")


@dataclass
class Worker:
    """The process's parts: who reads the outbox and the clock, and who carries messages."""

    settings: Settings
    database: Database
    life: timedelta = LEASE
    bell: Bell = field(init=False)
    stopped: threading.Event = field(default_factory=threading.Event)
    awake: threading.Event = field(default_factory=threading.Event)
    post: dict[str, threading.Event] = field(default_factory=lambda: {channel: threading.Event() for channel in POSTMEN})
    threads: list[threading.Thread] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.bell = Bell(self.settings.redis_url)

    def start(self) -> None:
        """Start the threads: the sweeper and the postmen."""
        letters = letters_for(self.settings)
        self._thread("sweeper", self.sweep)
        for channel, count in POSTMEN.items():
            for number in range(count):
                postman = postman_for(channel, self.settings, self.database, letters, self.life)
                self._thread(f"{channel}-{number}", postman.walk, self.post[channel], self.stopped)

    def sweep(self) -> None:
        """Read the outbox and the calendar until stopped: at once when woken, every few seconds otherwise. Never dies."""
        while not self.stopped.is_set():
            self.awake.clear()
            try:
                self.perform(OUTBOX)
                for name in self.due(clock.now()):
                    # Through RQ, so that a long job keeps nobody's letter waiting; here when Redis is away.
                    if not self.bell.ring(name):
                        self.perform(name)
            except Exception:
                log.exception("sweeper")
            self.awake.wait(WAIT)

    def due(self, now: datetime) -> list[str]:
        """The timed jobs that nobody has begun for their present period."""
        found = []
        for name, period in CALENDAR.items():
            label = period(now)
            if label is not None and not self._knows(name, label):
                found.append(name)
        return found

    def perform(self, name: str) -> None:
        """Do a job by name; a timed one only when nobody else has claimed its period."""
        if name not in CALENDAR:
            if job_of(name)(self.database, self.settings):
                self.ring_post()
            return
        now = clock.now()
        if (period := CALENDAR[name](now)) is not None:
            run_once(self.database, self.settings, name, period, now)
            self.awake.set()

    def ring_post(self) -> None:
        """There is something to carry."""
        for bell in self.post.values():
            bell.set()

    def stop(self) -> None:
        """End the threads; what they hold is finished or given back by its lease."""
        self.stopped.set()
        self.awake.set()
        self.ring_post()
        for thread in self.threads:
            thread.join(timeout=12)
        self.database.dispose()

    def _knows(self, name: str, period: str) -> bool:
        with self.database.read() as session:
            return calendar.is_taken(session, name, period, now=clock.now())

    def _thread(self, name: str, target: Callable[..., None], *arguments: Any) -> None:
        thread = threading.Thread(target=target, args=arguments, name=name, daemon=True)
        thread.start()
        self.threads.append(thread)


_worker: Worker | None = None


def perform(name: str) -> None:
    """What RQ calls: the sweeper does the rest, so that a ring costs next to nothing."""
    if _worker is None:
        raise RuntimeError("only inside the worker")
    _worker.bell.answered(name)
    if name in CALENDAR:
        _worker.perform(name)
    _worker.awake.set()


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


def letters_for(settings: Settings) -> Letters:
    """Who writes, with all packages' words."""
    return Letters(settings, tuple(import_module(name) for name in WORDING))


def postman_for(channel: str, settings: Settings, database: Database, letters: Letters | None = None, life: timedelta = LEASE) -> Postman:
    """Who carries a channel's messages under these settings."""
    return Postman(database, letters or letters_for(settings), carrier_for(channel, settings, database), channel, life)


def job_of(name: str) -> Job:
    """A job by its name."""
    module, function = JOBS[name].split(":")
    found: Job = getattr(import_module(module), function)
    return found


def main(arguments: list[str]) -> int:
    """Work until told to stop (SIGTERM, SIGINT). 0 then; 78 for unsafe settings."""
    global _worker  # RQ calls `perform` by name: the process has one worker
    parser = argparse.ArgumentParser(prog="python -m app.worker", description=__doc__)
    parser.add_argument("--lease", type=float, default=LEASE.total_seconds(), help="seconds a taken message belongs to its taker")
    options = parser.parse_args(arguments)
    try:
        settings = Settings.load()
    except UnsafeSettings as reasons:
        sys.stderr.write(f"{reasons}\n")
        return 78
    logging.basicConfig(level=settings.log_level.upper(), format="%(asctime)s %(levelname)s %(name)s %(message)s")
    _worker = Worker(settings, Database(settings.database_url), timedelta(seconds=options.lease))
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: _worker.stopped.set())
    _worker.start()
    if settings.redis_url:
        listen(settings.redis_url, _worker.stopped)
    else:
        _worker.stopped.wait()
    _worker.stop()
    return 0


if __name__ == "__main__":
    from app.worker import main as start  # the module RQ imports is this one under its own name: one state, not two

    sys.exit(start(sys.argv[1:]))
