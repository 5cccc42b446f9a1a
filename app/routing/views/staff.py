"""The staff page of one input: its words, who has it and who had it, its history, what each may do."""

from collections.abc import Mapping
from typing import Any

from flask import render_template

from app.audit import queries as audit
from app.contributions import panels
from app.contributions import queries as contributions
from app.contributions.models import Contribution
from app.core.web.access import access
from app.core.web.current import db, now
from app.moderation.actions import AlreadyDone
from app.moderation.permissions import works_on_queue
from app.moderation.queries import MASK
from app.routing import permissions, queries
from app.routing.forms import AdviseForm, BounceForm
from app.routing.views.blueprint import bp, input_or_404
from app.routing.views.item import item_of
from app.routing.wording import HISTORY
from app.sites.identity import current_actor, current_site
from app.sites.permissions import works_here


@bp.get("/<site>/desk/inputs/<int:input_id>")
@access(works_here)
def staff(input_id: int) -> str:
    """Everything about one input."""
    return staff_page(input_or_404(input_id))


def staff_page(contribution: Contribution, bound: Mapping[str, Any] | None = None, late: AlreadyDone | None = None) -> str:
    """The page, with forms that keep what was typed when one comes back."""
    actor, site = current_actor(), current_site()
    forms = {"bounce": BounceForm(formdata=None), "advise": AdviseForm(formdata=None)} | dict(bound or {})
    helper = queries.team_helps(db(), contribution.id, actor.teams(site.id))
    if helper is not None and helper.advice and not forms["advise"].advice.data:
        forms["advise"].advice.data = helper.advice
    return render_template(
        "routing/staff.html", item=item_of(contribution, forms, late), back="input", after=0, team=None, next_id=None,
        assignments=queries.assignments(db(), contribution.id), history=_history(contribution), helper=helper,
        revisions=[one for one in contributions.revisions(db(), contribution.id) if one.why != MASK],
        moderates=works_on_queue(actor, site), may_bounce=permissions.may_bounce(db(), actor, contribution),
        may_help=permissions.may_add_helper(db(), actor, contribution), panels=panels.load("desk", db(), actor, contribution, now()),
    )


def _history(contribution: Contribution) -> list[tuple[Any, str, str]]:
    """(instant, what happened, who), newest first. Residents are never named here."""
    entries = [entry for entry in audit.about(db(), contribution.__tablename__, contribution.id) if entry.verb in HISTORY]
    names = queries.accounts_named(db(), [_account(entry.actor) for entry in entries])
    return [(entry.at, str(HISTORY[entry.verb]), names.get(_account(entry.actor) or 0, "")) for entry in reversed(entries)]


def _account(handle: str) -> int | None:
    kind, _colon, number = handle.partition(":")
    return int(number) if kind == "account" and number.isdigit() else None
