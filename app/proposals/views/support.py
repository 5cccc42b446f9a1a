"""« Me too » in one tap; then, for those who want, how, when and how often."""

from flask import abort, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from app.contributions import queries as inputs
from app.contributions.models import Support
from app.core.i18n import _
from app.core.verdicts import require
from app.core.web.access import access, public
from app.core.web.current import db, now
from app.core.web.limits import limiter
from app.processes.models import Process
from app.proposals import actions
from app.proposals.forms import SupportForm
from app.proposals.models import Proposal
from app.proposals.permissions import may_support, may_take_back
from app.proposals.views.blueprint import bp, idea_or_404, process_of
from app.sites.identity import acting_participant, current_actor

Page = str | Response | tuple[str, int]


@bp.get("/<site>/proposals/<int:proposal_id>/support")
@access(public)
def support(proposal_id: int) -> Page:
    """The page that asks for details, before or after the tap."""
    proposal = _readable(proposal_id)
    mine = inputs.support_of(db(), proposal.id, current_actor().participant_id)
    process = process_of(proposal)
    if mine is None:
        require(may_support(current_actor(), proposal, process))
    return _page(proposal, SupportForm(obj=mine), mine, process)


@bp.post("/<site>/proposals/<int:proposal_id>/support")
@access(public)
@limiter.limit("60/minute;600/hour")
def say_support(proposal_id: int) -> Page:
    """Count once, keep the details."""
    proposal, form = _readable(proposal_id), SupportForm()
    process = process_of(proposal)
    if not form.validate_on_submit():
        mine = inputs.support_of(db(), proposal.id, current_actor().participant_id)
        return _page(proposal, form, mine, process), 422
    require(may_support(current_actor(), proposal, process))
    details = {"how": form.how.data, "moment": form.moment.data, "often": form.often.data}
    actions.support(db(), acting_participant(), proposal, process, now=now(), **details)
    if any(details.values()):
        flash(_("Merci, c’est ajouté. Cela aide à comprendre."), "success")
        return redirect(url_for("proposals.idea", proposal_id=proposal.id), 303)
    return redirect(url_for("proposals.support", proposal_id=proposal.id), 303)


@bp.post("/<site>/proposals/<int:proposal_id>/support/removal")
@access(public)
def take_back(proposal_id: int) -> Response:
    """Take one's « me too » back."""
    proposal, actor = _readable(proposal_id), current_actor()
    if actor.participant_id is not None:
        actions.unsupport(db(), actor, proposal, process_of(proposal), now=now())
    flash(_("Votre « moi aussi » est retiré."), "success")
    return redirect(url_for("proposals.idea", proposal_id=proposal.id), 303)


def _page(proposal: Proposal, form: SupportForm, mine: Support | None, process: Process | None) -> str:
    verdict = may_take_back(current_actor(), process)
    return render_template("proposals/support.html", idea=proposal, form=form, mine=mine, may_take_back=verdict)


def _readable(proposal_id: int) -> Proposal:
    proposal = idea_or_404(proposal_id)
    if not proposal.is_public:
        abort(404)
    return proposal
