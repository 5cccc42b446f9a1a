"""Takes due notices one by one, writes them, hands them over, and writes down what became of it.

A notice is leased before it is sent and marked after: a postman that is killed in between has its notice sent again, with
the same Message-ID, by whoever comes next.
"""

import logging
import threading
from datetime import datetime, timedelta

from app.core import clock
from app.core.db import Database
from app.core.mail import Refusal, Unreachable
from app.notifications.actions import Outcome, lease, settle
from app.notifications.carriers import Carrier
from app.notifications.letters import Later, Letters
from app.notifications.models import Notice
from app.notifications.rules.sending import LEASE
from app.notifications.sms import Hopeless

CLOSED_FOR = 20.0
"""Seconds a closed road is left alone before the next try."""
WAIT = 3.0
"""Seconds between two looks at the database when nobody rings."""

Done = tuple[int, Outcome]
"""A notice's number and what became of it, before it is written down."""

log = logging.getLogger("entendu.post")


class Postman:
    """One channel's work, for one thread."""

    def __init__(self, database: Database, letters: Letters, carrier: Carrier, channel: str, life: timedelta = LEASE) -> None:
        self.database = database
        self.letters = letters
        self.carrier = carrier
        self.channel = channel
        self.life = life

    def deliver_next(self, now: datetime | None = None) -> Outcome | None:
        """Take, send and settle one notice; None when none is due."""
        done = self._step(None, now)
        if done is None:
            return None
        self._settle(done, now)
        return done[1]

    def deliver_all(self, now: datetime | None = None) -> int:
        """Everything that is due now; how many left."""
        done, sent = None, 0
        while (done := self._step(done, now)) is not None:
            sent += done[1].what == "sent"
        self.carrier.rest()
        return sent

    def walk(self, bell: threading.Event, stopped: threading.Event) -> None:
        """Deliver until `stopped`, waiting for `bell` (or a few seconds) whenever there is nothing to do. Never dies."""
        done: Done | None = None
        while not stopped.is_set():
            bell.clear()
            try:
                done = self._step(done)
                if done is None or done[1].what == "away":
                    self.carrier.rest()
                    if done is None:
                        bell.wait(WAIT)
                    else:
                        self._settle(done)
                        done = None
                        stopped.wait(CLOSED_FOR)
            except Exception:
                log.exception("postman of %s", self.channel)
                stopped.wait(WAIT)
        if done is not None:
            self._settle(done)
        self.carrier.rest()

    def _step(self, done: Done | None, now: datetime | None = None) -> Done | None:
        """Write down what became of the last notice and take the next one, in one transaction; then send that one."""
        with self.database.transaction() as session:
            if done is not None:
                settle(session, *done, now=now or clock.now())
            notice = lease(session, self.channel, now=now or clock.now(), life=self.life)
        if notice is None:
            return None
        outcome = self._try(notice.id, now or clock.now())
        if outcome.error:
            log.warning("notice %s (%s): %s %s", notice.id, notice.kind, outcome.what, outcome.error)
        return notice.id, outcome

    def _settle(self, done: Done, now: datetime | None = None) -> None:
        with self.database.transaction() as session:
            settle(session, *done, now=now or clock.now())

    def _try(self, notice_id: int, now: datetime) -> Outcome:
        try:
            with self.database.read() as session:
                notice = session.get(Notice, notice_id)
                message = self.letters.write(session, notice, now=now) if notice else None
        except Later as later:
            return Outcome("later", until=later.until)
        except Exception as error:
            log.exception("notice %s could not be written", notice_id)
            return Outcome("refused", f"not written: {type(error).__name__}")
        if message is None:
            return Outcome("dropped")
        try:
            self.carrier.send(message)
        except Unreachable as error:
            return Outcome("away", str(error))
        except Hopeless as error:
            return Outcome("hopeless", str(error))
        except Refusal as error:
            return Outcome("refused", str(error))
        return Outcome("sent")
