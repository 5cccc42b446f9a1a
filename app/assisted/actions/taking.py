"""Somebody's words, taken down by somebody else: the same receipt and the same clock as anybody's."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from app.assisted.permissions import takes_calls, takes_down, works_on_paper
from app.assisted.rules import CONSENT_KIND, CONSENT_VERSION, Taken, once_key, title_and_body
from app.contributions import queries as inputs
from app.contributions.actions import submit
from app.contributions.models import Contribution, Taking
from app.contributions.rules import Channel
from app.core.i18n import LANGUAGES
from app.core.verdicts import any_of, require
from app.people import actions as people
from app.people.models import Consent, Participant
from app.people.rules import Actor
from app.processes import queries as processes
from app.processes.models import Process
from app.proposals import actions as proposals
from app.proposals.models import Proposal
from app.proposals.permissions import may_propose
from app.sites import queries as sites
from app.sites.models import Site

MAY = {Channel.HELPED: takes_down, Channel.PHONE: takes_calls, Channel.PAPER: works_on_paper}


def take_down(session: Session, actor: Actor, site: Site, taken: Taken, *, now: datetime) -> Contribution:
    """Receive one person's words. The author is a participant of their own, never the helper's browser.

    The same `taken.key` on a site gives the input that stands there already, whoever sends it again. A consultation whose
    step is not open (any more) loses nothing: the words become an idea for the town. Raises `Refused`.
    """
    require(MAY.get(taken.channel, any_of(takes_down, takes_calls))(actor, site))
    key = once_key(site.id, taken.key)
    person = person_of(session, key, taken.language, now)
    if known := inputs.by_submission_key(session, key, person.id):
        return known
    proposal = Proposal(
        author_id=person.id, entered_by_id=actor.account_id, submission_key=key, receipt_code=taken.code, **_values(session, site, taken)
    )
    stored = _submit(session, actor, site, proposal, taken.process_id, now)
    if stored is proposal:
        _keep_beside(session, actor, site, stored, taken, person, now)
    return stored


def person_of(session: Session, key: str, language: str, now: datetime) -> Participant:
    """The participant of one taking: the same row however often it is sent, even twice at once. No browser ever holds its token."""
    return people.first_gesture(session, f"taken:{key}", account_id=None, language=language, now=now)


def joins_in(session: Session, actor: Actor, site: Site, idea: Contribution, key: str, *, now: datetime, how: str = "") -> Contribution:
    """« Me too » said by phone: counted once for each caller."""
    require(takes_calls(actor, site))
    caller = person_of(session, once_key(site.id, key), "fr", now)
    process = session.get(Process, idea.process_id) if idea.process_id else None
    return proposals.support(session, replace(actor, participant_id=caller.id), idea, process, now=now, how=how)


def _values(session: Session, site: Site, taken: Taken) -> dict[str, Any]:
    """The columns of the input. Ids are taken only when they belong to the site."""
    title, body = title_and_body(taken.words)
    theme = sites.theme(session, site.id, taken.theme_id) if taken.theme_id else None
    territory = sites.territory(session, site.id, taken.territory_id) if taken.territory_id else None
    return {
        "title": title, "body": body, "channel": taken.channel, "language": taken.language, "place": taken.place or None,
        "author_name": taken.author_name or None, "theme_id": theme.id if theme else None,
        "territory_id": territory.id if territory else None,
    }


def _submit(
    session: Session, actor: Actor, site: Site, proposal: Proposal, process_id: int | None, now: datetime
) -> Contribution:
    sheet = processes.get(session, site.id, process_id) if process_id else None
    if sheet is not None and may_propose(actor, sheet, now):
        return proposals.propose(session, actor, proposal, site=site, sheet=sheet, now=now)
    return submit(session, actor, proposal, site=site, now=now)


def _keep_beside(
    session: Session, actor: Actor, site: Site, stored: Contribution, taken: Taken, person: Participant, now: datetime
) -> None:
    """The place, the French, the consent, and the addresses for the answer."""
    if taken.noted_at or taken.french:
        session.add(Taking(contribution_id=stored.id, noted_at=taken.noted_at, french=taken.french))
    if taken.consented:
        session.add(Consent(participant_id=person.id, kind=CONSENT_KIND, notice_version=CONSENT_VERSION, given_at=now))
    language = taken.language if taken.language in LANGUAGES else "fr"
    for channel, address in (("email", taken.email), ("sms", taken.phone)):
        if address:
            people.leave_contact(session, actor, person.id, channel, address, language, now=now, site_id=site.id)
    if taken.wants_letter:
        people.leave_postal(session, actor, person.id, taken.postal, language, now=now, site_id=site.id)
