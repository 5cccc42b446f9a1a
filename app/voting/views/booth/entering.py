"""Coming in by a private link or a code, and leaving. Opening a link changes nothing: mail scanners open links too."""

from flask import abort, flash, g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from app.contributions.identity import keep_private
from app.core.i18n import _
from app.core.text.codes import digest, normalise
from app.core.web.access import access, public
from app.core.web.current import db, now
from app.core.web.limits import count_try, limiter, network_key, tries_left
from app.voting.forms.booth import ContactForm, WayInForm
from app.voting.models import Elector
from app.voting.permissions.casting import UNKNOWN_LINK, may_enter_by_contact, takes_ballots
from app.voting.permissions.room import may_enter_by_device
from app.voting.queries import roll
from app.voting.queries.votes import Sheet
from app.voting.rules import ways_in
from app.voting.views.blueprint import bp, sheet_or_404
from app.voting.views.booth import identity

GUESSES = ("vote-code", "10 per 10 minutes")


@bp.route("/<site>/votes/<slug>/enter", methods=["GET", "POST"])
@access(public)
@limiter.limit("30/minute", key_func=network_key, methods=["POST"])
def enter(slug: str) -> str | Response | tuple[str, int]:
    """Type the code of the letter, the desk or the room; or go on to confirm an address."""
    keep_private()
    sheet, form = sheet_or_404(slug), WayInForm()
    if may_enter_by_device(sheet.vote) and request.method == "GET":
        return redirect(url_for("voting.join", slug=slug), 303)
    if form.validate_on_submit():
        if (elector := _by_typed_code(sheet, form.code.data)) is not None:
            return come_in(sheet, elector)
        form.code.errors = [_("Nous ne trouvons pas ce code pour ce vote. Vérifiez chaque lettre, ou appelez.")]
    return way_in_page(sheet, form, ContactForm(formdata=None)), 422 if form.is_submitted() else 200


def way_in_page(sheet: Sheet, form: WayInForm, contact_form: ContactForm) -> str:
    """Both ways in on one page."""
    return render_template(
        "voting/booth/enter.html", sheet=sheet, vote=sheet.vote, form=form, contact_form=contact_form, known=known_address(),
        voter=identity.current_elector(sheet.vote), verdict=takes_ballots(sheet.vote, now()), by_contact=may_enter_by_contact(sheet.vote),
    )


def known_address() -> str:
    """An address of the reader's that was confirmed when they signed in."""
    account = g.get("account")
    return (account.email or account.phone or "") if account else ""


def come_in(sheet: Sheet, elector: Elector, *, assisted: bool = False) -> Response:
    """From the door to the ballot."""
    identity.enter(sheet.vote, elector, assisted=assisted)
    return redirect(url_for("voting.ballot", slug=sheet.vote.slug), 303)


@bp.route("/<site>/votes/<slug>/enter/<token>", methods=["GET", "POST"])
@access(public)
@limiter.limit("30/minute", key_func=network_key, methods=["POST"])
def enter_by_link(slug: str, token: str) -> Response | tuple[str, int]:
    """The link of a mail or a letter: a page with one button; it works again and again until the close."""
    keep_private()
    sheet = sheet_or_404(slug)
    elector = roll.elector_by_link(db(), sheet.vote.id, digest(token))
    return door(sheet, elector)


def door(sheet: Sheet, elector: Elector | None, *, assisted: bool = False) -> Response | tuple[str, int]:
    """The page with one button, or what the button does."""
    if request.method == "POST" and elector is not None:
        return come_in(sheet, elector, assisted=assisted)
    verdict = takes_ballots(sheet.vote, now()) if elector is not None else UNKNOWN_LINK
    body = render_template("voting/booth/link.html", sheet=sheet, vote=sheet.vote, elector=elector, verdict=verdict, assisted=assisted)
    return body, 200 if elector is not None else 404


@bp.post("/<site>/votes/<slug>/leave")
@access(public)
def leave(slug: str) -> Response:
    """Nothing of this vote stays on the device."""
    keep_private()
    vote = sheet_or_404(slug).vote
    lent = identity.is_assisted(vote)
    identity.leave(vote)
    if lent:
        return redirect(url_for("voting.kiosk", slug=slug), 303)
    flash(_("C’est fermé : cet appareil ne garde rien de votre passage."), "success")
    return redirect(url_for("voting.vote", slug=slug), 303)


def _by_typed_code(sheet: Sheet, typed: str) -> Elector | None:
    """Only well-formed codes of nothing count as guesses: slips of the finger do not."""
    code = normalise(typed)
    if code is None:
        return None
    if not tries_left(*GUESSES):
        abort(429)
    elector = roll.elector_by_code(db(), sheet.vote.id, ways_in.code_digest(identity.key(), code))
    if elector is None:
        count_try(*GUESSES)
    return elector
