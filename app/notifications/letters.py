"""From a notice to the words its reader gets: their language, text and HTML from one template, links that point home.

The words stand in `templates/emails/kinds/<kind>.html`: `subject`, `sms` where there is one, and a macro `body(pen)` that is
drawn once with a pen for HTML and once with a pen for plain text.
"""

import json
import re
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any
from urllib.parse import urlsplit

from flask import Flask
from jinja2 import Environment
from sqlalchemy.orm import Session

from app.audit.models import Entry
from app.core import i18n
from app.core.mail import Mail
from app.core.settings import Settings
from app.core.text.cleaning import clean_line
from app.notifications.kinds import BY_NAME, Kind
from app.notifications.links import Links
from app.notifications.models import Notice
from app.notifications.queries import Addressee, addressee, handle, is_suppressed, recent_to
from app.notifications.rules.sending import (
    PROVEN_PER_HOUR, RECEIPT_LIFE, UNPROVEN_PER_DAY, UNPROVEN_PER_HOUR, message_id, thread_id,
)
from app.notifications.rules.short import with_link
from app.notifications.sms import Sms
from app.people.actions import code_of, secret_of
from app.people.models import SignInToken
from app.sites.models import Site
from app.sites.queries import setting, triage_team
from app.voting.rules import ways_in

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
PALETTES = Path(__file__).parents[1] / "static" / "palettes.json"


class Later(Exception):
    """The address has had enough for now; `until` says when to look again."""

    def __init__(self, until: datetime) -> None:
        super().__init__(str(until))
        self.until = until


class Letters:
    """Writes messages. One per process; safe to use from several threads."""

    def __init__(self, settings: Settings, wording: tuple[Any, ...] = ()) -> None:
        self.settings = settings
        self.links = Links(settings)
        self.app, self.text = stationery(wording)
        self.html = self.app.jinja_env
        self.palettes = json.loads(PALETTES.read_text(encoding="utf-8"))

    def write(self, session: Session, notice: Notice, *, now: datetime) -> Mail | Sms | None:
        """The message of a notice; None when it is nobody's business any more. Raises Later when the address is full."""
        kind = BY_NAME[notice.kind]
        reader = addressee(session, notice)
        if reader is None or _is_over(session, kind, notice, reader, now):
            return None
        entry = session.get(Entry, notice.entry_id) if notice.entry_id else None
        facts = kind.load(session, notice, entry)
        if facts is None:
            return None
        self._complete(session, kind, notice, facts)
        language = reader.language if reader.language in i18n.LANGUAGES else "fr"
        with self.app.app_context(), i18n.speaking(language):
            if reader.channel == "email":
                return self._mail(notice, kind, reader, facts, language)
            return self._sms(notice, reader, facts)

    def _complete(self, session: Session, kind: Kind, notice: Notice, facts: dict[str, Any]) -> None:
        site: Site | None = facts.setdefault("site", None)
        facts["links"] = self.links
        facts["palette"] = self.palettes.get(site.palette) if site else None
        facts["reply_to"] = self._reply_to(session, site)
        facts["platform"] = setting(session, "programme").get("name") or "Entendu"
        if token := facts.get("token"):
            facts["secret"] = secret_of(self.settings.secret_key, token)
            facts["code"] = code_of(self.settings.secret_key, token)
        if elector := facts.get("elector"):
            facts["enter_url"] = self.links.enter(site, facts["vote"], ways_in.link_secret(self.settings.secret_key, elector.nonce))
            facts["code"] = ways_in.code(self.settings.secret_key, elector.nonce)
        if kind.audience in ("own", "follow"):
            follow = facts["follow"].id if kind.name in ("followed", "following") else None
            facts["unsubscribe_url"] = self.links.unsubscribe(*handle(notice), follow)
            facts["preferences_url"] = self.links.messages(*handle(notice))

    def _reply_to(self, session: Session, site: Site | None) -> str:
        """Somebody who reads: the site's contact, else the team that receives, else the platform's."""
        triage = triage_team(session, site.id) if site else None
        return (site.contact_email if site else "") or (triage.email if triage else "") or self.settings.mail_reply_to

    def _mail(self, notice: Notice, kind: Kind, reader: Addressee, facts: dict[str, Any], language: str) -> Mail:
        name, host = f"emails/kinds/{notice.kind}.html", urlsplit(self.settings.base_url).hostname or "localhost"
        facts |= {"kind": kind, "reader": reader}
        plain, rich = (env.get_template(name).make_module(facts) for env in (self.text, self.html))
        subject = clean_line(str(plain.subject))  # type: ignore[attr-defined]
        frame = {**facts, "subject": subject, "preview": getattr(rich, "preview", "")}
        site, about = facts["site"], facts.get("own") or facts.get("idea")
        return Mail(
            message_id=message_id(notice.key, host), recipient=reader.address, sender=self.settings.mail_from,
            sender_name=site.name if site else facts["platform"], reply_to=facts["reply_to"], subject=subject,
            text=tidy(self.text.get_template("emails/letter.txt").render(frame, body=plain.body(self._pen(self.text, "text")))),  # type: ignore[attr-defined]
            html=self.html.get_template("emails/letter.html").render(frame, body=rich.body(self._pen(self.html, "html"))),  # type: ignore[attr-defined]
            language=language, at=notice.created_at, unsubscribe_url=facts.get("unsubscribe_url", ""),
            thread=thread_id("input", about.id, host) if about is not None and kind.audience == "own" else "",
        )

    def _sms(self, notice: Notice, reader: Addressee, facts: dict[str, Any]) -> Sms | None:
        plain = self.text.get_template(f"emails/kinds/{notice.kind}.html").make_module(facts)
        words = clean_line(str(getattr(plain, "sms", "")))
        if not words:
            return None
        host = urlsplit(self.settings.base_url).hostname or "localhost"
        return Sms(message_id(notice.key, host), reader.address, with_link(words, str(getattr(plain, "sms_link", ""))))

    def _pen(self, env: Any, name: str) -> ModuleType:
        found: ModuleType = env.get_template(f"emails/_pen_{name}.html").module
        return found


@cache
def stationery(wording: tuple[Any, ...]) -> tuple[Flask, Environment]:
    """An application that serves nothing and only knows languages and words, and its environment for plain text."""
    app = Flask("app")
    i18n.init_app(app)
    for module in wording:
        module.init_app(app)
    return app, app.jinja_env.overlay(autoescape=False, trim_blocks=True, lstrip_blocks=True)


def _is_over(session: Session, kind: Kind, notice: Notice, reader: Addressee, now: datetime) -> bool:
    """Whether nobody should get this any more: they stopped it, or it is too old. Raises Later when they had enough for now."""
    if notice.token_id:
        token = session.get(SignInToken, notice.token_id)
        return token is None or token.expires_at <= now
    if kind.audience in ("staff", "elector"):
        return False
    if not reader.staff and is_suppressed(session, reader.address):
        return True
    most = PROVEN_PER_HOUR if reader.proven else UNPROVEN_PER_HOUR
    full = recent_to(session, reader.address, now, HOUR, notice.id) >= most
    full = full or (not reader.proven and recent_to(session, reader.address, now, DAY, notice.id) >= UNPROVEN_PER_DAY)
    if not full:
        return False
    if kind.name in ("receipt", "following") and now - notice.created_at > RECEIPT_LIFE:
        return True
    raise Later(now + HOUR / 4)


def tidy(text: str) -> str:
    """Plain text without the template's own indents and holes."""
    lines = (line.strip() if line.strip() != "--" else "-- " for line in text.splitlines())
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip() + "\n"
