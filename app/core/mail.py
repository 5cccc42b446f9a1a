"""The one door to smtplib: a mail as plain values, its spelling as a MIME message, and the way to a mail server.

Whoever writes a mail gives its Message-ID: the same message sent twice after a crash is one message for its reader.
"""

import smtplib
import ssl
import time
from dataclasses import dataclass, field
from datetime import datetime
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr

from app.core.settings import Settings
from app.core.text.cleaning import clean_line

PATIENCE = 8
"""Seconds without a word from the mail server after which it counts as silent."""
LONGEST = 25
"""Seconds one message may take in all, so that a slow server never outlives a lease."""


class Unreachable(Exception):
    """The road is closed: no connection, no greeting. Nobody's address is to blame."""


class Refusal(Exception):
    """This one message was not taken: refused, or the server fell silent over it."""


@dataclass(frozen=True, kw_only=True)
class Mail:
    """One mail to one person. `unsubscribe_url` answers a GET with a page and a POST by acting (RFC 8058)."""

    message_id: str
    recipient: str
    sender: str
    sender_name: str = ""
    reply_to: str = ""
    subject: str
    text: str
    html: str | None = None
    language: str = "fr"
    at: datetime
    thread: str = ""
    unsubscribe_url: str = ""
    headers: dict[str, str] = field(default_factory=dict)


def compose(mail: Mail) -> EmailMessage:
    """The message as it travels. Raises Refusal when an address cannot be written in a header."""
    message = EmailMessage(policy=SMTP)
    try:
        message["From"] = address(mail.sender, mail.sender_name)
        message["To"] = bare_address(mail.recipient)
        if mail.reply_to:
            message["Reply-To"] = address(mail.reply_to)
    except (ValueError, MessageError) as error:
        raise Refusal(f"address: {type(error).__name__}") from error
    message["Subject"] = clean_line(mail.subject)
    message["Date"] = format_datetime(mail.at)
    message["Message-ID"] = mail.message_id
    message["Content-Language"] = mail.language
    message["Auto-Submitted"] = "auto-generated"
    if mail.thread:
        message["References"] = message["In-Reply-To"] = mail.thread
    if mail.unsubscribe_url:
        message["List-Unsubscribe"] = f"<{mail.unsubscribe_url}>"
        message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    for name, value in mail.headers.items():
        message[name] = clean_line(value)
    message.set_content(mail.text)
    if mail.html is not None:
        message.add_alternative(mail.html, subtype="html")
    return message


def address(written: str, name: str = "") -> Address:
    """« Angers <participer@ville.fr> » or a bare address as a header value; `name` replaces the written one."""
    own_name, spec = parseaddr(clean_line(written))
    return Address(clean_line(name or own_name), addr_spec=spec)


def bare_address(spec: str) -> Address:
    """An address without a name, exactly as given. Raises ValueError for anything that is not one."""
    if "@" not in spec or not spec.isascii():
        raise ValueError("no address")
    return Address(addr_spec=spec)


class Smtp:
    """A way to the mail server, kept open over a burst of mails. One per thread."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.line: smtplib.SMTP | None = None

    def send(self, mail: Mail) -> None:
        """Hand one mail over. Raises Unreachable or Refusal; after either the way is closed and opened anew."""
        message, sender = compose(mail), parseaddr(mail.sender)[1]
        last = time.monotonic() + LONGEST
        line = self._open()
        try:
            for step in (
                lambda: _agreed(line.mail(sender)), lambda: _agreed(line.rcpt(mail.recipient)),
                lambda: _agreed(line.data(message.as_bytes())),
            ):
                _hurry(line, last)
                step()
        except (smtplib.SMTPException, OSError, ValueError) as error:
            self.rest()
            raise Refusal(_reason(error)) from error

    def rest(self) -> None:
        """Close the way until the next mail."""
        line, self.line = self.line, None
        if line is not None:
            try:
                _hurry(line, time.monotonic() + 1)
                line.quit()
            except (smtplib.SMTPException, OSError):
                line.close()

    def _open(self) -> smtplib.SMTP:
        if self.line is not None:
            try:
                if self.line.rset()[0] == 250:
                    return self.line
            except (smtplib.SMTPException, OSError):
                pass
            self.line.close()
            self.line = None
        try:
            self.line = self._connect()
        except (smtplib.SMTPException, OSError) as error:
            raise Unreachable(_reason(error)) from error
        return self.line

    def _connect(self) -> smtplib.SMTP:
        given = self.settings
        secure = ssl.create_default_context()
        line: smtplib.SMTP
        if given.smtp_implicit_tls:
            line = smtplib.SMTP_SSL(given.smtp_host, given.smtp_port, timeout=PATIENCE, context=secure)
        else:
            line = smtplib.SMTP(given.smtp_host, given.smtp_port, timeout=PATIENCE)
        try:
            line.ehlo_or_helo_if_needed()
            if given.smtp_starttls:
                line.starttls(context=secure)
                line.ehlo()
            if given.smtp_user:
                line.login(given.smtp_user, given.smtp_password)
        except BaseException:
            line.close()
            raise
        return line


def _agreed(answer: tuple[int, bytes]) -> None:
    code, words = answer
    if code // 100 != 2:
        raise smtplib.SMTPResponseException(code, words)


def _hurry(line: smtplib.SMTP, last: float) -> None:
    """Give the next word of the server what is left of the message's time."""
    left = min(PATIENCE, last - time.monotonic())
    if left <= 0:
        raise TimeoutError
    if line.sock is not None:
        line.sock.settimeout(left)


def _reason(error: Exception) -> str:
    """Why, without anybody's address: servers like to repeat it."""
    code = getattr(error, "smtp_code", "")
    return f"{type(error).__name__} {code}".strip()
