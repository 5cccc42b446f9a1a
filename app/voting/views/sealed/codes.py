"""Codes of a sealed vote: made in the browser of somebody who prepares no votes. Only the sorted public list comes back."""

from secrets import SystemRandom

from flask import Response, abort, flash, jsonify, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from app.contributions.identity import keep_private
from app.core.fields import checks_own_token
from app.core.i18n import _
from app.core.web.access import access
from app.core.web.current import db, now
from app.sites.identity import current_actor, current_site
from app.voting.actions.sealing.preparing import publish_codes
from app.voting.forms.desk.sealing import PublishedCodesForm
from app.voting.permissions import sealing as permissions
from app.voting.queries import board, roll, votes
from app.voting.queries.preparing import sealing
from app.voting.queries.votes import Sheet
from app.voting.rules.states import Secrecy
from app.voting.views.blueprint import bp

MOST_BYTES = 4_000_000
"""Six thousand public codes."""


@bp.route("/<site>/votes/<slug>/credentials", methods=["GET", "POST"])
@access(permissions.keeps_sealed_codes)
@checks_own_token
def credentials(slug: str) -> str | AnyResponse | tuple[str, int]:
    """Make the codes, keep them, publish their public halves. Again before the opening replaces them all."""
    keep_private()
    request.max_form_memory_size = MOST_BYTES
    sheet, form = _sealed_or_404(slug), PublishedCodesForm()
    if form.validate_on_submit():
        publish_codes(db(), current_actor(), current_site(), sheet.vote, form.lines, now=now())
        flash(_("La liste publique est enregistrée. Envoyez maintenant les codes : ce site ne les a pas."), "success")
        return redirect(url_for("voting.credentials", slug=slug), 303)
    box = board.box(db(), sheet.vote.id)
    body = render_template(
        "voting/sealed/credentials.html", sheet=sheet, vote=sheet.vote, box=box, form=form, ready=sealing(db(), sheet.vote),
        number=len(roll.electors(db(), sheet.vote.id)), may=permissions.may_publish_codes(current_actor(), current_site(), sheet.vote),
    )
    return body, 422 if form.is_submitted() else 200


@bp.get("/<site>/votes/<slug>/credentials/roll.json")
@access(permissions.keeps_sealed_codes)
def credentials_roll(slug: str) -> Response:
    """Who gets a code and how they are reached, for the keeper's browser; shuffled, so that no order is a second list."""
    keep_private()
    sheet = _sealed_or_404(slug)
    people = [
        {"name": each.name, "more": each.told_apart, "reach": each.reach, "address": each.address} for each in roll.electors(db(), sheet.vote.id)
    ]
    SystemRandom().shuffle(people)
    return jsonify(people)


def _sealed_or_404(slug: str) -> Sheet:
    sheet = votes.by_slug(db(), current_site().id, slug)
    if sheet is None or sheet.vote.secrecy != Secrecy.SEALED:
        abort(404)
    return sheet
