"""Importing a file: each row through the same verb as a screen, refused rows reported with line and reason."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from app.assisted.queries import Names
from app.assisted.queries import names as names_of
from app.assisted.rules import CHANNELS, Refusal, plain, read_date, read_header, row_key
from app.contributions.actions import submit
from app.contributions.queries import by_import_key
from app.contributions.rules import BODY_LIMIT, TITLE_LIMIT
from app.core.clock import today
from app.core.html import clean_line, clean_text, plain_excerpt
from app.core.text.sheets import Row, Table
from app.core.workdays import add_working_days
from app.people.actions import leave_contact
from app.people.models import Participant
from app.people.rules import Actor, normalise_email, normalise_phone
from app.proposals.models import Proposal
from app.sites.models import Site

LANGUAGES = frozenset({"fr", "en", "ar", "tr", "pt", "es", "de", "it", "pl", "ro", "ru", "ta", "fa"})


@dataclass
class Report:
    """What an import did: (line, receipt code) of the new rows, how many were known already, and the refusals."""

    taken: list[tuple[int, str]] = field(default_factory=list)
    known: int = 0
    refused: list[Refusal] = field(default_factory=list)


@dataclass
class Reading:
    """A row being read: its cells, and the first thing that is wrong with it."""

    row: Row
    cells: dict[str, str]
    refusal: Refusal | None = None

    def refuse(self, column: str, why: str) -> None:
        self.refusal = self.refusal or Refusal(self.row.line, column, why, self.cells.get(column, "")[:60])


def import_inputs(session: Session, actor: Actor, site: Site, table: Table, *, now: datetime) -> Report:
    """Bring a table in. The same file twice makes no doubles; a bad row stops nothing. The caller commits."""
    report, columns, names = Report(), read_header(table.header), names_of(session, site.id)
    for row in table.rows:
        record = dict(zip(table.header, row.cells, strict=True))
        reading = Reading(row, {column: record[name].strip() for column, name in columns.items()})
        key = row_key(record, columns)
        if by_import_key(session, site.id, key) is not None:
            report.known += 1
            continue
        values, said_on = _values(reading, names), _day(reading, now)
        if reading.refusal is not None:
            report.refused.append(reading.refusal)
            continue
        proposal = _store(session, actor, site, reading, {**values, "import_key": key}, said_on, now)
        report.taken.append((row.line, proposal.receipt_code))
    return report


def _values(reading: Reading, names: Names) -> dict[str, Any]:
    cells = reading.cells
    text, title = clean_text(cells.get("text", "")), clean_line(cells.get("title", ""))
    if reading.row.surplus:
        reading.refuse("title", "shifted")
    if not text and not title:
        reading.refuse("title", "empty")
    if len(title) > TITLE_LIMIT:
        reading.refuse("title", "long_title")
    if len(text) > BODY_LIMIT:
        reading.refuse("text", "long_text")
    channel = CHANNELS.get(plain(cells.get("channel", "")))
    if channel is None:
        reading.refuse("channel", "unknown_channel")
    language = cells.get("language", "").lower()[:2] or "fr"
    if language not in LANGUAGES:
        reading.refuse("language", "unknown_language")
    return {
        "title": title or plain_excerpt(text, TITLE_LIMIT - 1), "body": text or title, "channel": channel, "language": language,
        "author_name": clean_line(cells.get("name", ""))[:60] or None, "place": clean_line(cells.get("place", ""))[:160] or None,
        "process_id": _named(reading, "process", names.process), "theme_id": _named(reading, "theme", names.theme),
        "territory_id": _named(reading, "territory", names.territory),
    }


def _named(reading: Reading, column: str, known: dict[str, int]) -> int | None:
    wanted = plain(reading.cells.get(column, ""))
    if wanted and wanted not in known:
        reading.refuse(column, f"unknown_{column}")
    return known.get(wanted)


def _day(reading: Reading, now: datetime) -> date:
    typed = reading.cells.get("date", "")
    day = read_date(typed) if typed else today(now)
    if day is None:
        reading.refuse("date", "bad_date")
    elif day > today(now):
        reading.refuse("date", "future_date")
    for column, spell in (("email", normalise_email), ("phone", normalise_phone)):
        if reading.cells.get(column) and spell(reading.cells[column]) is None:
            reading.refuse(column, f"bad_{column}")
    return day or today(now)


def _store(
    session: Session, actor: Actor, site: Site, reading: Reading, values: dict[str, Any], said_on: date, now: datetime
) -> Proposal:
    """One input with its own participant; its clock runs from the day it was said, because paper counts the same."""
    participant = Participant(language=values["language"], created_at=now, seen_at=now)
    session.add(participant)
    session.flush()
    proposal = Proposal(author_id=participant.id, entered_by_id=actor.account_id, **values)
    submit(session, actor, proposal, site=site, now=now)
    if said_on != today(now):
        proposal.due_on = proposal.first_due_on = add_working_days(said_on, site.reply_days, site.holiday_zone)
    for column, channel in (("email", "email"), ("phone", "sms")):
        if reading.cells.get(column):
            leave_contact(session, actor, participant.id, channel, reading.cells[column], values["language"], now=now, site_id=site.id)
    return proposal
