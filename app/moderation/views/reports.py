"""A reader's alarm: no account, one choice, a few words if one likes."""

from flask import flash, redirect, render_template, request
from werkzeug.wrappers import Response

from app.core.i18n import _
from app.core.verdicts import require
from app.core.web.access import access, public
from app.core.web.current import db, now
from app.core.web.limits import limiter, network_key
from app.moderation import actions
from app.moderation.forms import ReportForm
from app.moderation.permissions import may_report
from app.moderation.rules import Rule
from app.moderation.views.blueprint import bp, input_or_404, input_path
from app.sites.identity import acting_participant, current_actor


@bp.route("/<site>/reports/new", methods=["GET", "POST"])
@access(public)
@limiter.limit("60 per hour", key_func=network_key, methods=["POST"])
def report() -> str | Response | tuple[str, int]:
    """Say what is wrong with an input. It stays visible until a person has read it."""
    contribution = input_or_404(request.args.get("contribution", 0, type=int))
    require(may_report(current_actor(), contribution))
    form, back = ReportForm(), input_path(contribution.kind, contribution.id)
    if not form.validate_on_submit():
        body = render_template("moderation/report.html", form=form, input=contribution, back=back)
        return body, 422 if form.is_submitted() else 200
    try:
        actions.report(db(), acting_participant(), contribution, Rule(form.rule.data), form.text.data, now=now())
        flash(_("Merci. Une personne de l’équipe va lire. En attendant, l’idée reste visible."), "success")
    except actions.AlreadyReported:
        flash(_("Vous avez déjà signalé cette idée. L’équipe le sait."), "info")
    return redirect(back, 303)
