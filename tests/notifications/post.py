"""What tests of telling share: the post office, a remembering mail server, waiting for a condition, a worker process."""

import asyncio
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from sqlalchemy import select

from app.answers import wording as answers_wording
from app.contributions import wording as inputs_wording
from app.core.db import Database
from app.core.settings import Settings
from app.moderation import wording as moderation_wording
from app.notifications.actions import derive
from app.notifications.carriers import carrier_for
from app.notifications.letters import Letters
from app.notifications.models import LocalMessage, Notice
from app.notifications.postman import Postman
from app.people.actions import leave_contact
from app.people.models import Contact
from app.people.rules import Actor

WORDING = (inputs_wording, moderation_wording, answers_wording)
ROOT = Path(__file__).parents[2]


def until(condition: Callable[[], Any], seconds: float) -> bool:
    """Whether the condition came true within the time; asked every 20 ms."""
    last = time.monotonic() + seconds
    gate = threading.Event()
    while not condition():
        if time.monotonic() > last:
            return False
        gate.wait(0.02)
    return True


@dataclass
class PostOffice:
    """Everything that happens between a commit and a mailbox, step by step and at chosen instants."""

    database: Database
    settings: Settings
    world: Any

    def address(self, contribution: Any, address: str = "samia@example.test", language: str = "fr", confirmed: bool = True) -> Contact:
        """The author of an input leaves an address."""
        channel = "email" if "@" in address else "sms"
        actor = Actor(participant_id=contribution.author_id)
        contact = leave_contact(
            self.world.session, actor, contribution.author_id, channel, address, language, now=self.world.now, site_id=contribution.site_id,
        )
        contact.confirmed_at = self.world.now if confirmed else None
        self.world.session.flush()
        return contact

    def derive(self, now: datetime | None = None) -> int:
        """Commit the world and read the outbox."""
        self.world.session.commit()
        with self.database.transaction() as session:
            return derive(session, now=now or self.world.now)

    def deliver(self, now: datetime | None = None, after: timedelta = timedelta(minutes=15)) -> list[LocalMessage]:
        """Read the outbox, send what is due some minutes later, and give what newly arrived."""
        before = {message.id for message in self.messages()}
        self.derive(now)
        for channel in ("email", "sms"):
            self.postman(channel).deliver_all((now or self.world.now) + after)
        return [message for message in self.messages() if message.id not in before]

    def postman(self, channel: str = "email", settings: Settings | None = None) -> Postman:
        """A postman for a channel, by default into the outbox of the demonstration."""
        chosen = settings or self.settings
        return Postman(self.database, Letters(chosen, WORDING), carrier_for(channel, chosen, self.database), channel)

    def messages(self) -> list[LocalMessage]:
        """What arrived, oldest first."""
        with self.database.read() as session:
            return list(session.scalars(select(LocalMessage).order_by(LocalMessage.id)))

    def notices(self, *kinds: str) -> list[Notice]:
        """The notices of some kinds (all by default)."""
        query = select(Notice).order_by(Notice.id)
        with self.database.read() as session:
            return list(session.scalars(query.where(Notice.kind.in_(kinds)) if kinds else query))


@dataclass
class Mailboxes:
    """aiosmtpd's handler. Addresses in `refused` get 550; those in `silent` never get an answer while the test runs."""

    url: str = ""
    messages: list[EmailMessage] = field(default_factory=list)
    refused: set[str] = field(default_factory=set)
    silent: set[str] = field(default_factory=set)
    silence: threading.Event = field(default_factory=threading.Event)
    after_data: Callable[[], None] = lambda: None

    async def handle_RCPT(self, _server: Any, _session: Any, envelope: Any, address: str, _options: Any) -> str:
        if address in self.refused:
            return "550 no such person"
        while address in self.silent and not self.silence.is_set():
            await asyncio.sleep(0.05)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:
        message = message_from_bytes(envelope.content, policy=policy.default)
        self.messages.append(message)  # type: ignore[arg-type]
        self.after_data()
        return "250 OK"

    def ids(self) -> Counter[str]:
        """How often each Message-ID arrived."""
        return Counter(str(message["Message-ID"]) for message in self.messages)

    def recipients(self) -> set[str]:
        """Who got something."""
        return {str(message["To"]) for message in self.messages}


class WorkerProcess:
    """`python -m app.worker`, which can be killed the hard way and started again."""

    def __init__(self, settings: Settings, *options: str, **environ: str) -> None:
        self.command = [sys.executable, "-m", "app.worker", *options]
        mail = f"smtp://{settings.smtp_host}:{settings.smtp_port}?starttls=no" if settings.smtp_host else ""
        told = {"ENTENDU_SECRET_KEY": settings.secret_key, "SMTP_URL": mail, "TZ": "Europe/Paris", "ENTENDU_LOG_LEVEL": "WARNING"}
        self.environ = {**settings.child_environ(), **told, **environ}
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> "WorkerProcess":
        """Start it."""
        self.process = subprocess.Popen(self.command, env=self.environ, cwd=ROOT)
        return self

    def kill(self) -> None:
        """kill -9."""
        if self.process is not None:
            self.process.send_signal(signal.SIGKILL)
            self.process.wait()

    def stop(self) -> int:
        """Ask it to end; its exit code."""
        assert self.process is not None
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(timeout=20)


