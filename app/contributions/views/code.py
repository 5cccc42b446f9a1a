"""The way in: type the code however it is spelled, or follow the private link."""

from flask import redirect, render_template, url_for
from werkzeug.wrappers import Response

from app.contributions import lookups
from app.contributions.forms import CodeForm
from app.contributions.identity import by_private_token, by_typed_code, keep_private
from app.contributions.views.blueprint import bp
from app.core.i18n import _
from app.core.text.codes import normalise
from app.core.web.access import access, public
from app.core.web.current import db
from app.core.web.errors import page
from app.language import queries as words


@bp.route("/r/", methods=["GET", "POST"])
@access(public)
def find() -> str | Response | tuple[str, int]:
    """Type the code."""
    keep_private()
    form = CodeForm()
    if form.validate_on_submit():
        contribution = by_typed_code(form.code.data)
        if contribution is not None:
            return redirect(url_for("contributions.receipt", code=contribution.receipt_code), 303)
        if question := words.asked_by_code(db(), normalise(form.code.data) or ""):
            return redirect(url_for("language.asked", site=words.site_of(db(), question), code=question.code), 303)
        if address := lookups.address_of(db(), normalise(form.code.data) or ""):
            return redirect(address, 303)
        form.code.errors = [_("Nous ne trouvons pas ce code. Vérifiez chaque lettre, ou appelez-nous.")]
    return render_template("contributions/find.html", form=form), 422 if form.is_submitted() else 200


@bp.get("/k/<token>")
@access(public)
def private_link(token: str) -> Response:
    """The link of a mail or a QR code: it only shows; acting needs a button."""
    keep_private()
    contribution = by_private_token(token)
    if contribution is None:
        advice = _("Ouvrez « Mon suivi » et tapez votre code.")
        return page(404, _("Ce lien ne marche pas, ou plus."), advice)
    return redirect(url_for("contributions.receipt", code=contribution.receipt_code))
