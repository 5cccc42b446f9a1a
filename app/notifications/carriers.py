"""How messages leave: a mail server and a gateway where settings name them; in a demonstration they stay here, to be looked at."""

from datetime import datetime
from typing import Protocol

from app.core import clock
from app.core.db import Database, upsert
from app.core.mail import Mail, Smtp, compose
from app.core.settings import Settings
from app.notifications.models import LocalMessage
from app.notifications.sms import HttpGateway, NoGateway, Sms


class Carrier(Protocol):
    """Takes messages of one channel away. `rest` is called when there is nothing more to do for now."""

    def send(self, message: Mail | Sms) -> None: ...

    def rest(self) -> None: ...


class Local:
    """Keeps messages in the database instead of sending them, each Message-ID once."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def send(self, message: Mail | Sms) -> None:
        with self.database.transaction() as session:
            upsert(session, LocalMessage, _kept(message, clock.now()), ["message_id"])

    def rest(self) -> None:
        """Nothing to close."""


class Mails:
    """Mail through the mail server."""

    def __init__(self, settings: Settings) -> None:
        self.smtp = Smtp(settings)

    def send(self, message: Mail | Sms) -> None:
        if isinstance(message, Mail):
            self.smtp.send(message)

    def rest(self) -> None:
        self.smtp.rest()


class ShortMessages:
    """SMS through the gateway."""

    def __init__(self, settings: Settings) -> None:
        self.gateway = HttpGateway(settings.sms_gateway_url, settings.sms_gateway_token) if settings.sms_gateway_url else NoGateway()

    def send(self, message: Mail | Sms) -> None:
        if isinstance(message, Sms):
            self.gateway.send(message)

    def rest(self) -> None:
        """Each message has its own connection."""


def carrier_for(channel: str, settings: Settings, database: Database) -> Carrier:
    """The way out of a channel under these settings."""
    if channel == "email":
        return Mails(settings) if settings.smtp_host else Local(database)
    return ShortMessages(settings) if settings.sms_gateway_url or settings.mode == "production" else Local(database)


def _kept(message: Mail | Sms, now: datetime) -> dict[str, object]:
    if isinstance(message, Sms):
        return dict(channel="sms", message_id=message.message_id, recipient=message.recipient, subject="", text=message.text, at=now)
    compose(message)  # a mail that could not be sent for real is refused here as well
    return dict(
        channel="email", message_id=message.message_id, recipient=message.recipient, subject=message.subject[:200], text=message.text,
        html=message.html, at=now,
    )
