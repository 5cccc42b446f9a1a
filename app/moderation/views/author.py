"""The author's side of a hiding: contest it, or write again from one's own words. The receipt code opens both."""

from typing import Any

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
from app.processes import queries as processes
from app.processes.queries import Sheet
from app.proposals.permissions import may_propose
from app.sites.identity import acting_participant, current_actor, current_site


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
    sheet = _still_open(contribution)
    keep_draft(
        db(), writer, contribution.site_id, sheet.process.id if sheet else 0, "proposal", _words(contribution), now=now()
    )
    return redirect(url_for("proposals.what", site=current_site().slug, process=sheet.process.slug if sheet else None), 303)


def _still_open(contribution: Contribution) -> Sheet | None:
    """The consultation of the hidden input, while it takes ideas; otherwise the new one goes to the town itself."""
    sheet = processes.get(db(), contribution.site_id, contribution.process_id) if contribution.process_id else None
    return sheet if sheet is not None and may_propose(current_actor(), sheet, now()) else None


def _words(contribution: Contribution) -> dict[str, Any]:
    """What the draft of an idea begins with."""
    fields = {"title": contribution.title, "body": contribution.body, "place": contribution.place or "", "theme": contribution.theme_id}
    return fields | ({"territory": str(contribution.territory_id)} if contribution.territory_id else {})


def _hiding(contribution: Contribution) -> Act:
    act = queries.hiding(db(), contribution.id)
    if act is None or contribution.hidden_at is None:
        abort(404)
    return act
