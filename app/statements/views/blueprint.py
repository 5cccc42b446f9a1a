"""The blueprint, the consultation's « react » part, and how a view finds its cards."""

from datetime import datetime
from typing import Any

from flask import Blueprint, abort

from app.core.web.current import db
from app.people.rules import Actor
from app.processes import permissions
from app.processes import queries as processes
from app.processes.models import StepKind
from app.processes.queries import Sheet
from app.processes.steps import StepOffer
from app.sites.identity import current_actor, current_site
from app.statements import queries

bp = Blueprint("statements", __name__)


def sheet_or_404(slug: str) -> Sheet:
    """The consultation of the present site, if the reader may see it."""
    sheet = processes.by_slug(db(), current_site().id, slug)
    if sheet is None or not permissions.may_see(current_actor(), current_site(), sheet):
        abort(404)
    return sheet


def react_part(session: Any, actor: Actor, sheet: Sheet, now: datetime) -> dict[str, Any]:
    """What the consultation's page shows of its cards."""
    cards = queries.cards(session, sheet.process.id)
    taken = queries.positions_of(session, sheet.process.id, actor.participant_id)
    return {"cards": cards, "taken": taken, "verdict": permissions.step_open(actor, sheet, StepKind.REACT, now)}


STEPS = (StepOffer(StepKind.REACT, "statements/_step.html", react_part),)
