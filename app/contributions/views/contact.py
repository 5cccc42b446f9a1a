"""« Do you want the answer? »: asked last, when everything is already saved. E-mail, phone, or just the code."""

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from app.contributions.forms import EmailForm, PhoneForm
from app.contributions.identity import held
from app.contributions.models import Contribution
from app.contributions.views.blueprint import bp
from app.core.i18n import _, locale_code
from app.core.text.codes import spoken
from app.core.web.access import access, public
from app.core.web.current import db, now
from app.core.web.limits import limiter, network_key
from app.people import actions as people
from app.people.rules import Actor

FORMS = {"email": EmailForm, "sms": PhoneForm}


@bp.route("/r/<code>/contact", methods=["GET", "POST"])
@access(public)
@limiter.limit("30 per hour", key_func=network_key, methods=["POST"], deduct_when=lambda response: response.status_code == 303)
def contact(code: str) -> str | Response | tuple[str, int]:
    """Three ways to get the answer; the third one is already in the reader's hands."""
    contribution, actor = held(code)
    channel = request.args.get("by", "")
    form = FORMS[channel]() if channel in FORMS else None
    if form is not None and actor.participant_id and form.validate_on_submit():
        _leave(contribution, actor, channel, form.address.data)
        flash(_("C’est noté : vous recevrez la réponse. Rien d’autre ne vous sera envoyé."), "success")
        return redirect(url_for("contributions.receipt", code=contribution.receipt_code), 303)
    status = 422 if form is not None and form.is_submitted() else 200
    said = spoken(contribution.receipt_code)
    return render_template("contributions/contact.html", input=contribution, form=form, channel=channel, spoken=said), status


def _leave(contribution: Contribution, actor: Actor, channel: str, address: str) -> None:
    people.leave_contact(
        db(), actor, contribution.author_id, channel, address, locale_code(), now=now(), site_id=contribution.site_id  # type: ignore[arg-type]
    )
