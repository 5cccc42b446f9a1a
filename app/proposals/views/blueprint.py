"""The blueprint, what a consultation's page offers, and how views find a consultation and an idea through their site."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from flask import Blueprint, abort

from app.core.clock import today
from app.core.web.current import db
from app.people.rules import Actor
from app.processes import permissions as processes
from app.processes import queries as consultations
from app.processes.models import Process, StepKind
from app.processes.queries import Sheet
from app.processes.steps import StepOffer
from app.proposals import queries
from app.proposals.models import Proposal
from app.proposals.permissions import may_propose
from app.proposals.queries import Filters
from app.proposals.rules import Sort
from app.sites.identity import current_actor, current_site

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

bp = Blueprint("proposals", __name__)
FIRST_FEW = 3


def sheet_or_404(slug: str) -> Sheet | None:
    """The consultation of that name on the present site; None when no name is given."""
    if not slug:
        return None
    sheet = consultations.by_slug(db(), current_site().id, slug)
    if sheet is None or not processes.may_see(current_actor(), current_site(), sheet):
        abort(404)
    return sheet


def process_of(proposal: Proposal) -> Process | None:
    """The consultation an idea belongs to."""
    return db().get(Process, proposal.process_id) if proposal.process_id else None


def idea_or_404(proposal_id: int) -> Proposal:
    """An idea of the present site, whatever its state."""
    proposal = queries.get(db(), current_site().id, proposal_id) if proposal_id < 2**62 else None
    if proposal is None:
        abort(404)
    return proposal


def offered(session: "Session", actor: Actor, sheet: Sheet, now: datetime) -> dict[str, Any]:
    """What the consultation's page shows of its « propose » step: the door in, and the most supported ideas."""
    rows = queries.page(session, sheet.process.site_id, Filters(sheet.process.id, sort=Sort.LIKED), None, today(now), FIRST_FEW)
    return {"ideas": rows[:FIRST_FEW], "more": len(rows) > FIRST_FEW, "today": today(now), "verdict": may_propose(actor, sheet, now)}


STEPS = (StepOffer(StepKind.PROPOSE, "proposals/_step.html", offered),)
