"""The process: one thread reads the outbox and the clock, a few carry messages, the main one listens to RQ."""

import argparse
import logging
import signal
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from importlib import import_module
from typing import Any

from app.core import clock
from app.core.db import Database
from app.core.queue import Bell, listen
from app.core.settings import Settings, UnsafeSettings
from app.notifications.carriers import carrier_for
from app.notifications.letters import Letters
from app.notifications.postman import WAIT, Postman
from app.notifications.rules.sending import LEASE
from app.worker.timetable import ALWAYS, CALENDAR, due, job_of, run_once

WORDING = ("app.contributions.wording", "app.moderation.wording", "app.answers.wording", "app.voting.wording.shown")
"""The packages whose words letters need."""
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
                for name in ALWAYS:
                    self.perform(name)
                for name in due(self.database, clock.now()):
                    # Through RQ, so that a long job keeps nobody's letter waiting; here when Redis is away.
                    if not self.bell.ring(name):
                        self.perform(name)
            except Exception:
                log.exception("sweeper")
            self.awake.wait(WAIT)

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


def letters_for(settings: Settings) -> Letters:
    """Who writes, with all packages' words."""
    return Letters(settings, tuple(import_module(name) for name in WORDING))


def postman_for(channel: str, settings: Settings, database: Database, letters: Letters | None = None, life: timedelta = LEASE) -> Postman:
    """Who carries a channel's messages under these settings."""
    return Postman(database, letters or letters_for(settings), carrier_for(channel, settings, database), channel, life)


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
