"""Residents come in by a link or a code, never by a password. Opening a link changes nothing: mail scanners open links too."""

from flask import flash, redirect, render_template, request, session, url_for
from werkzeug.wrappers import Response

from app.core.i18n import _, locale_code
from app.core.text.codes import digest
from app.core.web.access import access, public
from app.core.web.current import db, keep_despite_refusal, now
from app.core.web.limits import limiter, network_key
from app.people import actions, queries
from app.people.forms import AddressForm, CodeForm
from app.people.identity import begin_session, end_session
from app.people.rules import normalise_address
from app.people.views.blueprint import bp, safe_path, secret_key


@bp.route("/sign-in", methods=["GET", "POST"])
@access(public)
@limiter.limit("10/minute;60/hour", key_func=network_key, methods=["POST"])
def sign_in() -> str | Response | tuple[str, int]:
    """Ask for a link and a code. The answer is the same whether the address is known or not."""
    form, back = AddressForm(), safe_path(request.values.get("next"))
    if form.validate_on_submit():
        address = normalise_address(form.address.data)
        if address is not None:
            actions.ask_way_in(db(), secret_key(), address, next_path=back, language=locale_code(), now=now())
            session["asked"] = address
            return redirect(url_for("people.enter_code", next=back))
        form.address.errors = [_("Ce n’est ni un e-mail ni un téléphone. Exemple : marie@exemple.fr ou 06 12 34 56 78.")]
    return render_template("people/sign_in.html", form=form, back=back), 422 if form.is_submitted() else 200


@bp.route("/sign-in/code", methods=["GET", "POST"])
@access(public)
@limiter.limit("10/minute;60/hour", key_func=network_key, methods=["POST"])
def enter_code() -> str | Response | tuple[str, int]:
    """The six digits. Five wrong tries and a new code must be asked for."""
    form, back, address = CodeForm(), safe_path(request.values.get("next")), session.get("asked", "")
    if form.validate_on_submit():
        token = actions.redeem_code(db(), secret_key(), address, form.code.data, now=now())
        keep_despite_refusal()
        if token is not None:
            return _welcome(token)
        form.code.errors = [_("Ce code n’est pas le bon, ou il est trop vieux. Vérifiez, ou demandez un nouveau code.")]
    return render_template("people/code.html", form=form, back=back, address=address), 422 if form.is_submitted() else 200


def _welcome(token: object) -> Response:
    account = actions.come_in(db(), token, language=locale_code(), now=now())  # type: ignore[arg-type]
    begin_session(account, second_factor=False, staff=False)
    flash(_("Vous êtes connecté."), "success")
    return redirect(safe_path(token.next_path))  # type: ignore[attr-defined]


@bp.route("/sign-in/link/<secret>", methods=["GET", "POST"])
@access(public)
@limiter.limit("30/minute", key_func=network_key, methods=["POST"])
def link(secret: str) -> str | Response | tuple[str, int]:
    """The link of the mail: a page with one button. Only the button uses the link up."""
    purposes = ("sign_in", "demo")
    if request.method == "POST":
        token = next((found for purpose in purposes if (found := actions.redeem_token(db(), secret, purpose, now=now()))), None)
        if token is not None:
            return _welcome(token)
    good = any(queries.live_token(db(), digest(secret), purpose, now()) for purpose in purposes)
    return render_template("people/link.html", good=good), 200 if good else 410


@bp.post("/sign-out")
@access(public)
def sign_out() -> Response:
    """Go out; the session is dead on the server too."""
    end_session()
    flash(_("Vous êtes déconnecté."), "success")
    return redirect("/")
