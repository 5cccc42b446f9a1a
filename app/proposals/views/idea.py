"""The public page of an idea: its words, where it stands, who answers by when, what others add, what the town says."""

from typing import Any

from flask import render_template
from werkzeug.wrappers import Response

from app.audit import queries as audit
from app.contributions import panels, timeline
from app.contributions import queries as inputs
from app.core.i18n import _
from app.core.web.access import access, public
from app.core.web.cache import cacheable
from app.core.web.current import db, now
from app.core.web.errors import page
from app.proposals.models import Proposal
from app.proposals.permissions import may_support
from app.proposals.views.blueprint import bp, idea_or_404, process_of
from app.sites.identity import current_actor, current_site


@bp.get("/<site>/proposals/<int:proposal_id>")
@access(public)
@cacheable
def idea(proposal_id: int) -> str | Response | tuple[str, int]:
    """One idea."""
    proposal = idea_or_404(proposal_id)
    return _gone(proposal) or render_template("proposals/idea.html", idea=proposal, **_facts(proposal))


def _gone(proposal: Proposal) -> Response | tuple[str, int] | None:
    """The clear sentence instead of what is hidden or withdrawn; of a hiding, the panel that tells rule and reason."""
    if proposal.withdrawn_at:
        return page(410, _("La personne qui avait écrit cette idée l’a retirée."), _("Les autres idées sont toujours là."))
    if proposal.hidden_at:
        loaded = panels.load("public", db(), current_actor(), proposal, now())
        return render_template("proposals/gone.html", panels=[panel for panel in loaded if panel.name == "hidden"]), 404
    return None


def _facts(proposal: Proposal) -> dict[str, Any]:
    actor, process = current_actor(), process_of(proposal)
    entries = audit.about(db(), Proposal.__tablename__, proposal.id)
    supported = inputs.support_of(db(), proposal.id, actor.participant_id)
    return {
        "process": process, "photos": inputs.photos(db(), proposal.id), "stages": timeline.stages(proposal, entries, now()),
        "clock": timeline.clock(proposal, current_site(), now()), "supported": supported,
        "may_support": may_support(actor, proposal, process),
        "told": inputs.told_supports(db(), proposal.id) if proposal.supports_count else [],
        "panels": panels.load("public", db(), actor, proposal, now()),
    }
