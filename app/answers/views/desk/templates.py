"""Ready answers of the site: kept from a good one, listed, removed."""

from flask import abort, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from app.answers import actions, permissions, queries
from app.answers.forms import TemplateForm
from app.answers.rules.lacks import TEXTS
from app.answers.views.blueprint import NUMBER, bp, case_or_404, desk_counts
from app.core.i18n import _
from app.core.web.access import access
from app.core.web.current import db, now
from app.sites.identity import current_actor, current_site


@bp.get("/<site>/desk/templates")
@access(permissions.works_on_answers)
def templates() -> str:
    """The ready answers."""
    return render_template("answers/templates.html", templates=queries.templates(db(), current_site().id), desk_counts=desk_counts())


@bp.route(f"/<site>/desk/answers/<{NUMBER}:contribution_id>/template", methods=["GET", "POST"])
@access(permissions.answers_here)
def keep_template(contribution_id: int) -> str | Response | tuple[str, int]:
    """Keep the present answer's texts for the next similar question."""
    case, form = case_or_404(contribution_id), TemplateForm()
    if case.answer is None:
        abort(404)
    if form.validate_on_submit():
        texts = {name: getattr(case.answer, name) for name in (*TEXTS, "outcome")}
        actions.add_template(
            db(), current_actor(), current_site(), form.title.data or "", texts, theme_id=case.contribution.theme_id, now=now()
        )
        flash(_("La réponse toute prête est gardée pour toute l’équipe."), "success")
        return redirect(url_for("answers.templates"))
    page = render_template("answers/keep_template.html", input=case.contribution, form=form, desk_counts=desk_counts())
    return page, 422 if form.is_submitted() else 200


@bp.post(f"/<site>/desk/templates/<{NUMBER}:template_id>/removal")
@access(permissions.answers_here)
def remove_template(template_id: int) -> Response:
    """Take one off the list."""
    found = queries.template(db(), current_site().id, template_id)
    if found is None:
        abort(404)
    actions.remove_template(db(), current_actor(), current_site(), found, now=now())
    flash(_("La réponse toute prête est retirée. Les réponses déjà données restent."), "success")
    return redirect(url_for("answers.templates"))
