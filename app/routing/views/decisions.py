"""The acts of a moderator on one input. Each is a POST that leads to the next input."""

from flask import abort, flash, redirect, request, url_for
from werkzeug.wrappers import Response

from app.contributions import queries as contributions
from app.core.i18n import _
from app.core.web.access import access
from app.core.web.current import db, now
from app.moderation import actions as moderation
from app.moderation import queries as acts
from app.moderation.permissions import works_on_queue
from app.moderation.rules import Rule
from app.moderation.wording import READY_REASONS
from app.routing import actions, queries
from app.routing.forms import ForwardForm, HideForm, MaskForm, MergeForm, RestoreForm
from app.routing.views.blueprint import bp, input_or_404
from app.routing.views.flow import again, decide
from app.routing.views.item import pieces
from app.routing.wording import because, ready_message
from app.sites import queries as sites
from app.sites.identity import current_actor, current_site

Answer = Response | tuple[str, int]


@bp.post("/<site>/desk/inputs/<int:input_id>/team")
@access(works_on_queue)
def team(input_id: int) -> Answer:
    """Accept, and send to the team whose button was pressed."""
    contribution = input_or_404(input_id)
    chosen = sites.team(db(), current_site().id, request.form.get("team", 0, type=int))
    if chosen is None:
        return again(contribution)
    advice = queries.advice_for(db(), current_site(), contribution)
    given = next((one for one in advice.ranked if one.team == chosen.id), None)
    suggested = advice.best is not None and advice.best.team == chosen.id
    why = " · ".join(because(advice, given)) if given and suggested else _("Choisie par l’équipe de modération")
    return decide(contribution, lambda seen: actions.route(
        db(), current_actor(), contribution, chosen, because=why, suggested=suggested, now=now(), seen=seen
    ), _("Envoyée à %(team)s : « %(title)s »", team=chosen.name, title=contribution.title))


@bp.post("/<site>/desk/inputs/<int:input_id>/acceptance")
@access(works_on_queue)
def acceptance(input_id: int) -> Answer:
    """Accept, and look for the team later."""
    contribution = input_or_404(input_id)
    return decide(contribution, lambda seen: moderation.accept(db(), current_actor(), contribution, now=now(), seen=seen),
                  _("Acceptée : « %(title)s »", title=contribution.title))


@bp.post("/<site>/desk/inputs/<int:input_id>/hiding")
@access(works_on_queue)
def hiding(input_id: int) -> Answer:
    """Hide, with the rule's ready sentence and the moderator's own words."""
    contribution, form = input_or_404(input_id), HideForm()
    if not form.validate_on_submit():
        return again(contribution, hide=form)
    rule = Rule(form.rule.data)
    reason = "\n".join(filter(None, (str(READY_REASONS[rule]), form.reason.data)))
    return decide(contribution, lambda seen: moderation.hide(db(), current_actor(), contribution, rule, reason, now=now(), seen=seen),
                  _("Masquée : « %(title)s ». La personne reçoit la raison.", title=contribution.title), hide=form)


@bp.post("/<site>/desk/inputs/<int:input_id>/restoration")
@access(works_on_queue)
def restoration(input_id: int) -> Answer:
    """Show a hidden input again."""
    contribution, form = input_or_404(input_id), RestoreForm()
    if not form.validate_on_submit():
        return again(contribution, restore=form)
    return decide(contribution, lambda seen: moderation.restore(db(), current_actor(), contribution, form.reason.data, now=now(), seen=seen),
                  _("Remise en ligne : « %(title)s »", title=contribution.title), restore=form)


@bp.post("/<site>/desk/inputs/<int:input_id>/merge")
@access(works_on_queue)
def merge(input_id: int) -> Answer:
    """Gather under a similar one."""
    contribution, form = input_or_404(input_id), MergeForm()
    into = contributions.get(db(), current_site().id, form.into.data or 0) if form.validate_on_submit() else None
    if into is None:
        return again(contribution, merge=form)
    return decide(contribution, lambda seen: moderation.merge(db(), current_actor(), contribution, into, now=now(), seen=seen),
                  _("Regroupée avec « %(title)s ». Chaque idée garde ses « moi aussi ».", title=into.title), merge=form)


@bp.post("/<site>/desk/inputs/<int:input_id>/mask")
@access(works_on_queue)
def mask(input_id: int) -> Answer:
    """Mask what was found and ticked, and what was added by hand; the input stays where it is."""
    contribution, form = input_or_404(input_id), MaskForm()
    if not form.validate_on_submit():
        return again(contribution, mask=form)
    kept = [piece for piece in pieces(contribution) if piece not in (form.pieces.data or [])]
    return decide(contribution, lambda seen: moderation.mask(
        db(), current_actor(), contribution, kept=kept, words=form.words.data, photo_ids=form.photos.data or [], now=now(), seen=seen
    ), _("Masqué. La personne est prévenue."), stay=True, mask=form)


@bp.post("/<site>/desk/inputs/<int:input_id>/dismissal")
@access(works_on_queue)
def dismissal(input_id: int) -> Answer:
    """The reports are unfounded."""
    contribution = input_or_404(input_id)
    return decide(contribution, lambda seen: moderation.dismiss_reports(db(), current_actor(), contribution, now=now(), seen=seen),
                  _("Signalement écarté : « %(title)s »", title=contribution.title))


@bp.post("/<site>/desk/inputs/<int:input_id>/forwarding")
@access(works_on_queue)
def forwarding(input_id: int) -> Answer:
    """Pass to a body outside, and tell the resident whom to ask."""
    contribution, form = input_or_404(input_id), ForwardForm()
    known = {body.id: body for body in sites.outside_bodies(db(), current_site().id)}
    body = known.get(form.body.data) if form.validate_on_submit() else None
    if body is None:
        return again(contribution, forward=form)
    message = "\n".join(filter(None, (ready_message(body), form.message.data)))
    return decide(contribution, lambda seen: actions.forward(db(), current_actor(), contribution, body, message, now=now(), seen=seen),
                  _("Transmise à %(body)s. La personne sait qui appeler.", body=body.name), forward=form)


@bp.post("/<site>/desk/acts/<int:act_id>/reversal")
@access(works_on_queue)
def reversal(act_id: int) -> Response:
    """Undo one's own act, and come back to the input."""
    act = acts.act(db(), current_site().id, act_id)
    if act is None:
        abort(404)
    contribution = input_or_404(act.contribution_id)
    actions.undo(db(), current_actor(), act, contribution, now=now())
    flash(_("C’est annulé : « %(title)s »", title=contribution.title), "success")
    if request.form.get("back") == "acts":
        return redirect(url_for("routing.my_acts"), 303)
    return redirect(url_for("routing.queue", item=contribution.id), 303)
