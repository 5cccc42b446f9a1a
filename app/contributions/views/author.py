"""Edit or take back, in three taps: the receipt, the page that says what will happen, the button."""

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from app.contributions import actions
from app.contributions.forms import EditForm
from app.contributions.identity import held
from app.contributions.permissions import may_edit, may_withdraw
from app.contributions.views.blueprint import bp
from app.core.fields import Form
from app.core.i18n import _
from app.core.verdicts import require
from app.core.web.access import access, public
from app.core.web.current import db, now


@bp.route("/r/<code>/edit", methods=["GET", "POST"])
@access(public)
def edit(code: str) -> str | Response | tuple[str, int]:
    """Change one's own text."""
    contribution, actor = held(code)
    require(may_edit(actor, contribution))
    form = EditForm(obj=contribution)
    if form.validate_on_submit():
        changes = {"title": form.title.data, "body": form.body.data, "place": form.place.data or None}
        actions.edit(db(), actor, contribution, changes, now=now())
        flash(_("Votre texte est changé. L’ancien est gardé dans l’histoire."), "success")
        return redirect(url_for("contributions.receipt", code=contribution.receipt_code), 303)
    return render_template("contributions/edit.html", form=form, input=contribution), 422 if form.is_submitted() else 200


@bp.route("/r/<code>/withdrawal", methods=["GET", "POST"])
@access(public)
def withdrawal(code: str) -> str | Response:
    """Take it back: this page says what will happen, its button does it."""
    contribution, actor = held(code)
    if contribution.withdrawn_at:
        return redirect(url_for("contributions.receipt", code=contribution.receipt_code), 303)
    require(may_withdraw(actor, contribution))
    form = Form()
    if form.validate_on_submit():
        actions.withdraw(db(), actor, contribution, now=now())
        flash(_("C’est retiré. Personne d’autre que vous ne peut plus le lire."), "success")
        return redirect(url_for("contributions.receipt", code=contribution.receipt_code), 303)
    return render_template("contributions/withdrawal.html", form=form, input=contribution)
