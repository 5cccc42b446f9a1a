"""The author's side of a hiding: contest it, or write again from one's own words. The receipt code opens both."""

from flask import abort, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from app.contributions.actions import keep_draft
from app.contributions.identity import held
from app.contributions.models import Contribution
from app.core.i18n import _
from app.core.verdicts import require
from app.core.web.access import access, public
from app.core.web.current import db, now
from app.moderation import actions, queries
from app.moderation.forms import AppealForm
from app.moderation.models import Act
from app.moderation.permissions import may_appeal
from app.moderation.views.blueprint import bp
from app.sites.identity import acting_participant, current_site


@bp.route("/r/<code>/appeal", methods=["GET", "POST"])
@access(public)
def appeal(code: str) -> str | Response | tuple[str, int]:
    """Contest a hiding. Another person than the one who hid it will decide."""
    contribution, actor = held(code)
    act = _hiding(contribution)
    require(may_appeal(db(), actor, act, contribution, now(), contribution.receipt_code))
    form = AppealForm()
    if form.validate_on_submit():
        actions.appeal(db(), actor, act, contribution, form.text.data, now=now(), code=contribution.receipt_code)
        flash(_("C’est envoyé. Une autre personne va relire votre texte et vous répondre ici."), "success")
        return redirect(url_for("contributions.receipt", code=contribution.receipt_code), 303)
    return render_template("moderation/appeal.html", form=form, input=contribution, act=act), 422 if form.is_submitted() else 200


@bp.post("/r/<code>/rewriting")
@access(public)
def rewriting(code: str) -> Response:
    """A new idea that begins with the words of the hidden one."""
    contribution, _actor = held(code)
    _hiding(contribution)
    writer = acting_participant().participant_id or 0
    words = {"title": contribution.title, "body": contribution.body, "place": contribution.place or ""}
    process = contribution.process_id or 0
    keep_draft(db(), writer, contribution.site_id, process, contribution.kind, words, now=now())
    return redirect(f"/{current_site().slug}/proposals/new" + (f"?process={process}" if process else ""), 303)


def _hiding(contribution: Contribution) -> Act:
    act = queries.hiding(db(), contribution.id)
    if act is None or contribution.hidden_at is None:
        abort(404)
    return act
