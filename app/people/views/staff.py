"""Staff come in with a password, then a second factor."""

import secrets
from datetime import timedelta

from flask import current_app, flash, g, redirect, render_template, request, session, url_for
from werkzeug.wrappers import Response

from app.core.i18n import _
from app.core.media.qr import svg
from app.core.text.codes import digest
from app.core.web.access import access, public
from app.core.web.current import db, keep_despite_refusal, now
from app.core.web.limits import limiter, network_key
from app.core.web.signing import read, sign
from app.people import actions, passwords, queries
from app.people.forms import CodeForm, NewPasswordForm, StaffForm
from app.people.identity import begin_session
from app.people.models import Account
from app.people.rules import normalise_email
from app.people.views.blueprint import bp, own_space, safe_path, secret_key

HALF_WAY = 300  # seconds between the password and the second factor


@bp.route("/sign-in/staff", methods=["GET", "POST"])
@access(public)
@limiter.limit("10/minute;40/hour", key_func=network_key, methods=["POST"])
def staff_sign_in() -> str | Response | tuple[str, int]:
    """E-mail and password; a wrong one says the same whoever it is, and takes as long."""
    form, back = StaffForm(), safe_path(request.values.get("next"))
    if form.validate_on_submit():
        email = normalise_email(form.email.data or "")
        account = queries.account_by_address(db(), email) if email else None
        if passwords.matches(account.password_hash if account else None, form.password.data or "") and account is not None:
            session["half"] = sign(secret_key(), "half-way", account.id)
            if account.totp_secret is not None:
                return redirect(url_for("people.second_factor", next=back))
            begin_session(account, second_factor=False, staff=True)
            demo = current_app.extensions["settings"].mode == "demo"
            return redirect(back if demo else url_for("people.enrol", next=back))
        form.email.errors = [_("Cet e-mail et ce mot de passe ne vont pas ensemble. Vérifiez les deux.")]
    return render_template("people/staff.html", form=form, back=back), 422 if form.is_submitted() else 200


@bp.route("/sign-in/second-factor", methods=["GET", "POST"])
@access(public)
@limiter.limit("6/minute;30/hour", key_func=network_key, methods=["POST"])
def second_factor() -> str | Response | tuple[str, int]:
    """The authenticator's six digits, or a recovery code."""
    form, back = CodeForm(), safe_path(request.values.get("next"))
    identifier = read(secret_key(), "half-way", session.get("half", ""), HALF_WAY)
    account = db().get(Account, identifier) if identifier else None
    if account is None:
        return redirect(url_for("people.staff_sign_in", next=back))
    if form.validate_on_submit():
        if actions.second_factor_passes(account, form.code.data, now=now()):
            begin_session(account, second_factor=True, staff=True)
            return redirect(back)
        keep_despite_refusal()
        form.code.errors = [_("Ce code n’est pas le bon. Attendez le suivant, puis essayez de nouveau.")]
    return render_template("people/second_factor.html", form=form, back=back), 422 if form.is_submitted() else 200


@bp.route("/me/second-factor", methods=["GET", "POST"])
@access(own_space)
@limiter.limit("10/minute", methods=["POST"])
def enrol() -> str | Response | tuple[str, int]:
    """Turn the second factor on: scan, type the code, keep the recovery codes."""
    form, back = CodeForm(), safe_path(request.values.get("next"))
    secret = read(secret_key(), "enrol", request.form.get("secret", ""), 3600) or passwords.new_totp_secret()
    address = passwords.totp_address(secret, g.account.email or "", "Entendu")
    if form.validate_on_submit():
        if passwords.totp_step(secret, form.code.data, now(), None) is not None and _fresh():
            recovery = [secrets.token_hex(4).upper() for _number in range(8)]
            actions.enrol_second_factor(db(), g.account, secret, recovery, now=now())
            g.login.second_factor = True
            return render_template("people/recovery.html", recovery=recovery, back=back)
        form.code.errors = [_("Ce code n’est pas le bon. Vérifiez l’heure de votre téléphone, puis essayez de nouveau.")]
    picture = svg(address, title=_("Code à scanner avec votre application"))
    body = render_template(
        "people/enrol.html", form=form, back=back, picture=picture, secret=secret, sealed=sign(secret_key(), "enrol", secret)
    )
    return body, 422 if form.is_submitted() else 200


def _fresh() -> bool:
    """Changing the second factor asks for a sign-in of less than ten minutes, or for the present second factor."""
    return bool(g.login.second_factor or g.account.totp_secret is None or now() - g.login.confirmed_at < timedelta(minutes=10))


@bp.route("/invitation/<secret>", methods=["GET", "POST"])
@access(public)
@limiter.limit("20/minute", key_func=network_key, methods=["POST"])
def invitation(secret: str) -> str | Response | tuple[str, int]:
    """Choose a password from an invitation, once."""
    form, token = NewPasswordForm(), queries.live_token(db(), digest(secret), "invite", now())
    if token is None:
        return render_template("people/link.html", good=False), 410
    account = db().get(Account, token.account_id)
    if account is not None and form.validate_on_submit() and _acceptable(form, account):
        if actions.redeem_token(db(), secret, "invite", now=now()) is not None:
            actions.change_password(db(), account, form.password.data or "", now=now())
            begin_session(account, second_factor=False, staff=True)
            flash(_("Votre mot de passe est enregistré. Ajoutez maintenant le second code."), "success")
            return redirect(url_for("people.enrol"))
    return render_template("people/password.html", form=form, account=account), 422 if form.is_submitted() else 200


def _acceptable(form: NewPasswordForm, account: Account) -> bool:
    password = form.password.data or ""
    sentences = {
        "short": _("C’est trop court. Mettez au moins %(count)d signes : quatre mots au hasard, par exemple.", count=passwords.SHORTEST),
        "common": _("Ce mot de passe est trop connu. Choisissez-en un autre."),
        "mine": _("Votre nom est dedans. Choisissez autre chose."),
        "same": _("Ce sont toujours les mêmes signes. Variez un peu."),
    }
    if weak := passwords.weakness(password, account.email or ""):
        form.password.errors = [sentences[weak]]
    elif password != form.again.data:
        form.again.errors = [_("Les deux mots de passe ne sont pas les mêmes.")]
    return not (form.password.errors or form.again.errors)
