"""More time for an answer, once."""

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from app.answers import actions, permissions
from app.answers.forms import ExtensionForm
from app.answers.rules.clock import latest_extension
from app.answers.views.blueprint import NUMBER, bp, case_or_404, desk_counts
from app.core.i18n import _
from app.core.verdicts import Refused
from app.core.web.access import access
from app.core.web.current import db, now
from app.sites.identity import current_actor, current_site


@bp.route(f"/<site>/desk/answers/<{NUMBER}:contribution_id>/extension", methods=["GET", "POST"])
@access(permissions.works_on_answers)
def extension(contribution_id: int) -> str | Response | tuple[str, int]:
    """Ask for more time, once."""
    case, site, form = case_or_404(contribution_id), current_site(), ExtensionForm()
    verdict = permissions.may_extend(current_actor(), site, case, now())
    if verdict and form.validate_on_submit():
        try:
            actions.extend(db(), current_actor(), site, case, form.to_on.data, form.reason.data, now=now())
        except Refused as refused:
            form.to_on.errors = [*form.to_on.errors, str(refused.verdict.reason)]
        else:
            flash(_("La nouvelle date est publique, avec votre raison."), "success")
            return redirect(url_for("answers.write", contribution_id=contribution_id))
    due_on = case.contribution.due_on
    latest = latest_extension(due_on, site.reply_days, site.holiday_zone) if due_on else None
    page = render_template(
        "answers/extension.html", input=case.contribution, form=form, verdict=verdict, latest=latest, desk_counts=desk_counts()
    )
    return page, 422 if form.is_submitted() else 200
