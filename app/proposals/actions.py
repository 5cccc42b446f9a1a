"""Giving an idea: a draft becomes a proposal, once. « Me too » goes through the rules of the consultation first."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from app.contributions import actions as contributions
from app.contributions.models import Contribution, Draft
from app.core.verdicts import require
from app.people.rules import Actor
from app.processes.actions import hold
from app.processes.models import Process
from app.processes.queries import Sheet
from app.proposals.models import Proposal
from app.proposals.permissions import may_propose, may_support, may_take_back
from app.proposals.rules import WHOLE_TOWN, nearest
from app.sites import queries as sites
from app.sites.models import Site


def propose(
    session: Session, actor: Actor, proposal: Proposal, *, site: Site, sheet: Sheet | None, now: datetime
) -> Contribution:
    """Send an idea. Raises `Refused` with the lock of the consultation's step."""
    if sheet is not None:
        hold(session, sheet.process)
    require(may_propose(actor, sheet, now))
    proposal.process_id = sheet.process.id if sheet else None
    return contributions.submit(session, actor, proposal, site=site, now=now)


def send_draft(
    session: Session, actor: Actor, draft: Draft, language: str, *, site: Site, sheet: Sheet | None, now: datetime
) -> Contribution:
    """Send what a browser's draft holds, photos included; the draft is gone afterwards. Sent twice, it is one idea."""
    proposal = Proposal(
        author_id=draft.participant_id, language=language, submission_key=draft.submission_key, **_values(session, site, draft.fields)
    )
    stored = propose(session, actor, proposal, site=site, sheet=sheet, now=now)
    if stored is proposal:
        contributions.attach_photos(session, stored, draft.fields.get("photos", ()))
    contributions.drop_draft(session, draft)
    return stored


def support(
    session: Session, actor: Actor, proposal: Contribution, process: Process | None, *, now: datetime, **details: str | None
) -> Contribution:
    """« Me too » on an idea, while its consultation is open."""
    require(may_support(actor, proposal, process))
    contributions.support(session, actor, proposal, now=now, **details)
    if process is not None:
        hold(session, process)
        require(may_support(actor, proposal, process))
    return proposal


def unsupport(session: Session, actor: Actor, proposal: Contribution, process: Process | None, *, now: datetime) -> Contribution:
    """Take one's « me too » back, while the consultation is open: what a closed one counted stays."""
    contributions.unsupport(session, actor, proposal, now=now)
    if process is not None:
        hold(session, process)
    require(may_take_back(actor, process))
    return proposal


def _values(session: Session, site: Site, fields: dict[str, Any]) -> dict[str, Any]:
    """The columns a draft fills. Ids are taken only when they belong to the site."""
    places = {place.id: place for place in sites.territories(session, site.id)}
    themes = {theme.id for theme in sites.themes(session, site.id)}
    latitude, longitude = fields.get("latitude"), fields.get("longitude")
    chosen = fields.get("territory")
    territory = places.get(int(chosen)) if chosen and chosen != WHOLE_TOWN else None
    if chosen is None and latitude is not None and longitude is not None:
        territory = nearest(latitude, longitude, (place for place in places.values() if place.kind != "place"))
    return {
        "title": fields["title"], "body": fields.get("body", ""), "territory_id": territory.id if territory else None,
        "place": fields.get("place") or None, "latitude": latitude, "longitude": longitude,
        "theme_id": fields["theme"] if fields.get("theme") in themes else None, "author_name": fields.get("author_name") or None,
        "for_whom": fields.get("for_whom") or None, "often": fields.get("often") or None,
    }
