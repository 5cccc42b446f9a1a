"""An input arrives: it gets its receipt code, its clock and the team that holds it, once, however often it is sent."""

from datetime import datetime

from sqlalchemy import delete, insert, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.audit.actions import record
from app.contributions import queries
from app.contributions.models import Contribution, Word
from app.contributions.queries.similar import index_words_of
from app.contributions.rules import INPUT, State, distinct
from app.core.clock import today
from app.core.text.codes import new_code
from app.core.text.stems import stems
from app.core.verdicts import require
from app.core.workdays import add_working_days
from app.language.models import Translation
from app.people.rules import Actor
from app.processes.actions import take_part
from app.processes.models import Process
from app.sites import queries as sites
from app.sites.models import Site
from app.sites.permissions import not_suspended

ATTEMPTS = 3


def submit(session: Session, actor: Actor, contribution: Contribution, *, site: Site, now: datetime) -> Contribution:
    """Receive an input that is not stored yet.

    The same `submission_key` of the same author (or the same `import_key` of the site) gives the row that stands there
    already, even when twenty requests arrive at once; nothing is counted or recorded twice. The answer is due
    `site.reply_days` working days after the day of `now`. A `receipt_code` that stands there already (printed on paper) is kept.
    Raises `Refused` for a suspended account.
    """
    require(not_suspended(actor))
    if known := _known(session, contribution, site):
        return known
    _fill(session, contribution, site, now)
    stored = _store(session, contribution, site)
    if stored is not contribution:
        return stored
    index_words(session, contribution)
    if contribution.process_id:
        _count(session, contribution, now)
    behalf = f"participant:{contribution.author_id}" if contribution.entered_by_id and contribution.author_id else None
    record(
        session, actor, "contributions.submit", contribution, now=now, site_id=site.id, on_behalf_of=behalf,
        process_id=contribution.process_id, channel=str(contribution.channel), due_on=contribution.due_on.isoformat(),  # type: ignore[union-attr]
    )
    return contribution


def index_words(session: Session, contribution: Contribution, *, french: str = "") -> None:
    """Write the words under which similar inputs find this one. To be called after any change of its text.

    `french`: what a text in another language says in French; it is then found by both. Without it, an earlier translation no longer
    says what stands there, and is not shown.
    """
    language = contribution.language or "fr"
    found = stems(f"{contribution.title}\n{contribution.body}", language)
    if not french and language != "fr":
        told_before = (Translation.kind == INPUT) & (Translation.subject_id == contribution.id)
        session.execute(update(Translation).where(told_before).values(source_digest="").execution_options(synchronize_session=False))
    told = stems(french, "fr")
    contribution.stems = " ".join([*told, *found])
    session.execute(delete(Word).where(Word.contribution_id == contribution.id))
    words = distinct([*index_words_of(told, "fr"), *index_words_of(found, language)])
    if words:
        rows = [{"site_id": contribution.site_id, "word": word, "contribution_id": contribution.id} for word in words]
        session.execute(insert(Word), rows)


def _known(session: Session, contribution: Contribution, site: Site) -> Contribution | None:
    if contribution.submission_key:
        return queries.by_submission_key(session, contribution.submission_key, contribution.author_id)
    return queries.by_import_key(session, site.id, contribution.import_key) if contribution.import_key else None


def _fill(session: Session, contribution: Contribution, site: Site, now: datetime) -> None:
    holder = sites.triage_team(session, site.id)
    contribution.site_id = site.id
    contribution.state, contribution.state_at, contribution.created_at = State.RECEIVED, now, now
    contribution.due_on = contribution.first_due_on = add_working_days(today(now), site.reply_days, site.holiday_zone)
    contribution.team_id = holder.id if holder else None


def _store(session: Session, contribution: Contribution, site: Site) -> Contribution:
    """Insert inside a savepoint: a clash is either the same input sent twice, or a code drawn twice."""
    printed = contribution.receipt_code
    for attempt in range(ATTEMPTS):
        contribution.receipt_code = printed or new_code()
        try:
            with session.begin_nested():
                session.add(contribution)
            return contribution
        except IntegrityError:
            if known := _known(session, contribution, site):
                return known
            if printed or attempt == ATTEMPTS - 1:
                raise
    raise AssertionError


def _count(session: Session, contribution: Contribution, now: datetime) -> None:
    process = contribution.process_id
    session.execute(update(Process).where(Process.id == process).values(contributions_count=Process.contributions_count + 1))
    if process and contribution.author_id:
        take_part(session, process, contribution.author_id, now=now)
