"""Coming in with an address: six digits confirm it, then one contact is one voice. Where a vote is for everyone on the site."""

from flask import g, redirect, render_template, session, url_for
from werkzeug.wrappers import Response

from app.contributions.identity import keep_private
from app.core.i18n import _, locale_code
from app.core.verdicts import require
from app.core.web.access import access, public
from app.core.web.current import db, keep_despite_refusal, now
from app.core.web.limits import limiter, network_key
from app.people import actions as people
from app.people.rules import normalise_address
from app.sites.identity import current_actor
from app.voting.actions.entering import enter_by_contact
from app.voting.forms.booth import ContactForm, DigitsForm, WayInForm
from app.voting.permissions.casting import may_enter_by_contact, takes_ballots
from app.voting.queries.votes import Sheet
from app.voting.views.blueprint import bp, sheet_or_404
from app.voting.views.booth import identity
from app.voting.views.booth.entering import come_in, known_address, way_in_page


@bp.post("/<site>/votes/<slug>/enter/contact")
@access(public)
@limiter.limit("10/minute;60/hour", key_func=network_key)
def ask_contact(slug: str) -> str | Response | tuple[str, int]:
    """Send six digits. The answer is the same whether the address is known or not."""
    sheet, form = _sheet(slug), ContactForm()
    if form.validate_on_submit():
        address = normalise_address(form.address.data)
        if address is not None:
            back = url_for("voting.enter", slug=slug)
            people.ask_way_in(db(), identity.key(), address, next_path=back, language=locale_code(), now=now())
            session["asked"] = address
            return redirect(url_for("voting.confirm_contact", slug=slug), 303)
        form.address.errors = [_("Ce n’est ni un e-mail ni un téléphone. Exemple : marie@exemple.fr ou 06 12 34 56 78.")]
    return way_in_page(sheet, WayInForm(formdata=None), form), 422


@bp.route("/<site>/votes/<slug>/enter/contact/code", methods=["GET", "POST"])
@access(public)
@limiter.limit("10/minute;60/hour", key_func=network_key, methods=["POST"])
def confirm_contact(slug: str) -> str | Response | tuple[str, int]:
    """The six digits. Five wrong tries and a new code must be asked for."""
    sheet, form, address = _sheet(slug), DigitsForm(), session.get("asked", "")
    if form.validate_on_submit():
        token = people.redeem_code(db(), identity.key(), address, form.digits.data, now=now())
        keep_despite_refusal()
        if token is not None:
            session.pop("asked", None)
            return _newcomer(sheet, [address])
        form.digits.errors = [_("Ce code n’est pas le bon, ou il est trop vieux. Vérifiez, ou demandez un nouveau code.")]
    body = render_template("voting/booth/digits.html", sheet=sheet, vote=sheet.vote, form=form, address=address)
    return body, 422 if form.is_submitted() else 200


@bp.post("/<site>/votes/<slug>/enter/known")
@access(public)
def enter_known(slug: str) -> Response:
    """Somebody who is signed in has confirmed their address already."""
    sheet = _sheet(slug)
    if not known_address():
        return redirect(url_for("voting.enter", slug=slug), 303)
    return _newcomer(sheet, [address for address in (g.account.email, g.account.phone) if address])


def _sheet(slug: str) -> Sheet:
    keep_private()
    sheet = sheet_or_404(slug)
    require(may_enter_by_contact(sheet.vote))
    require(takes_ballots(sheet.vote, now()))
    return sheet


def _newcomer(sheet: Sheet, addresses: list[str]) -> Response:
    who = current_actor().participant_id
    elector = enter_by_contact(db(), identity.key(), sheet.vote, addresses, language=locale_code(), participant_id=who)
    return come_in(sheet, elector)
