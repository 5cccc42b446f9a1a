"""Appeals on the desk: read again by another person than the one who hid the input."""

from flask import abort, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from app.core.i18n import _
from app.core.web.access import access
from app.core.web.current import db, now
from app.moderation import actions, queries
from app.moderation.forms import DecisionForm
from app.moderation.permissions import judges_here, may_decide_appeal
from app.moderation.views.blueprint import bp
from app.sites.identity import current_actor, current_site


@bp.get("/<site>/desk/appeals")
@access(judges_here)
def desk_appeals() -> str:
    """Open ones first."""
    found = queries.appeals(db(), current_site().id)
    return render_template("moderation/desk_appeals.html", appeals=found)


@bp.route("/<site>/desk/appeals/<int:appeal_id>", methods=["GET", "POST"])
@access(judges_here)
def desk_appeal(appeal_id: int) -> str | Response | tuple[str, int]:
    """One appeal: the text, the decision, what its author says, and the way to decide or why one may not."""
    found = queries.appeal(db(), current_site().id, appeal_id)
    if found is None:
        abort(404)
    appeal, act, contribution = found
    form, verdict = DecisionForm(), may_decide_appeal(current_actor(), appeal, act)
    if form.validate_on_submit():
        actions.decide_appeal(
            db(), current_actor(), appeal, act, contribution, upheld=form.outcome.data == "upheld", decision=form.decision.data, now=now()
        )
        flash(_("C’est décidé. La personne voit votre réponse sur sa page de suivi."), "success")
        return redirect(url_for("moderation.desk_appeals"), 303)
    page = render_template("moderation/desk_appeal.html", form=form, appeal=appeal, act=act, input=contribution, verdict=verdict)
    return page, 422 if form.is_submitted() else 200
