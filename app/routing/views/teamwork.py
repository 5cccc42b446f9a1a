"""What a team and its helpers do about an input: ask, call for help, advise, give back."""

from flask import abort, flash, redirect, url_for
from werkzeug.wrappers import Response

from app.core.i18n import _
from app.core.web.access import access
from app.core.web.current import db, now
from app.routing import actions, queries
from app.routing.forms import AdviseForm, AskForm, BounceForm, HelperForm
from app.routing.views.blueprint import bp, input_or_404
from app.routing.views.flow import again, decide, onward
from app.sites import queries as sites
from app.sites.identity import current_actor, current_site
from app.sites.permissions import works_here

Answer = Response | tuple[str, int]


@bp.post("/<site>/desk/inputs/<int:input_id>/question")
@access(works_here)
def question(input_id: int) -> Answer:
    """Ask the author."""
    contribution, form = input_or_404(input_id), AskForm()
    if not form.validate_on_submit():
        return again(contribution, ask=form)
    return decide(contribution, lambda seen: actions.ask(db(), current_actor(), contribution, form.said, now=now(), seen=seen),
                  _("Question posée. La réponse s’affichera avec l’idée."), ask=form)


@bp.post("/<site>/desk/inputs/<int:input_id>/helpers")
@access(works_here)
def helpers(input_id: int) -> Answer:
    """Ask another team for its part."""
    contribution, form = input_or_404(input_id), HelperForm()
    team = sites.team(db(), current_site().id, form.team.data or 0) if form.validate_on_submit() else None
    if team is None:
        return again(contribution, helper=form)
    actions.add_helper(db(), current_actor(), contribution, team, form.asked.data, now=now())
    flash(_("%(team)s est appelée à l’aide. La première équipe répond pour toutes.", team=team.name), "success")
    return onward(contribution, stay=True)


@bp.post("/<site>/desk/inputs/<int:input_id>/advice")
@access(works_here)
def advice(input_id: int) -> Answer:
    """The helping team's advice to the leading one."""
    contribution, form = input_or_404(input_id), AdviseForm()
    helper = queries.team_helps(db(), contribution.id, current_actor().teams(current_site().id))
    if helper is None:
        abort(404)
    if not form.validate_on_submit():
        return again(contribution, advise=form)
    actions.advise(db(), current_actor(), helper, contribution, form.advice.data, now=now())
    flash(_("Votre avis est chez l’équipe qui répond."), "success")
    return onward(contribution)


@bp.post("/<site>/desk/inputs/<int:input_id>/bounce")
@access(works_here)
def bounce(input_id: int) -> Answer:
    """« Not ours »: back to the top of the queue."""
    contribution, form = input_or_404(input_id), BounceForm()
    if not form.validate_on_submit():
        return again(contribution, bounce=form)
    actions.bounce(db(), current_actor(), contribution, form.said, now=now())
    flash(_("Renvoyée avec votre raison. La date de réponse ne change pas."), "success")
    return redirect(url_for("routing.staff", input_id=contribution.id), 303)
