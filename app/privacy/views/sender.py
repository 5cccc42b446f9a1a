"""Without an account: erase the name and the address left with an input, from its receipt."""

from datetime import datetime
from typing import Any

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from app.contributions.identity import held
from app.contributions.models import Contribution
from app.contributions.panels import Panel
from app.core.fields import Form
from app.core.i18n import _
from app.core.web.access import access, public
from app.core.web.current import db, now
from app.people.rules import Actor
from app.privacy import actions
from app.privacy.permissions import may_forget_sender
from app.privacy.views.blueprint import bp


@bp.route("/r/<code>/erasure", methods=["GET", "POST"])
@access(public)
def sender(code: str) -> str | Response:
    """The page says what will happen, its button does it. The code keeps opening the receipt."""
    contribution, actor = held(code)
    form = Form()
    if form.validate_on_submit():
        actions.forget_sender(db(), actor, contribution, now=now())
        flash(_("C’est effacé. Votre code ouvre toujours cette page : la réponse viendra ici."), "success")
        return redirect(url_for("contributions.receipt", code=contribution.receipt_code), 303)
    return render_template("privacy/sender.html", form=form, input=contribution, verdict=may_forget_sender(actor, contribution))


def on_receipt(_session: Any, actor: Actor, contribution: Contribution, _now: datetime) -> dict[str, Any] | None:
    """The receipt's last lines: what is kept of the person, and how to erase it."""
    return {"code": contribution.receipt_code} if may_forget_sender(actor, contribution) else None


PANELS = (Panel("privacy", "receipt", "privacy/_receipt.html", on_receipt, order=95),)
