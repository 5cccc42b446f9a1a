"""Screen 4: read it once more, hide what should stay private, send. The draft's key makes one idea of many clicks."""

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from app.contributions import actions as contributions
from app.contributions import queries as inputs
from app.core.fields import checks_own_token
from app.core.i18n import _, locale_code
from app.core.text import personal_data
from app.core.web.access import access, public
from app.core.web.current import db, now
from app.core.web.limits import limiter
from app.proposals import actions
from app.proposals.forms import SendForm
from app.proposals.views.blueprint import bp
from app.proposals.views.journey import Journey, Page, astray, closed, journey, screen
from app.sites import queries as sites
from app.sites.identity import acting_participant, current_actor, current_site

READ_FOR_DATA = ("title", "body", "place")


@bp.get("/<site>/proposals/new/check")
@access(public)
def check() -> Page:
    """Everything on one page, each part with a way to change it."""
    trip = journey()
    if lost := astray(trip, at_least="check"):
        return lost
    return _check_page(trip, SendForm()) if trip.verdict else closed(trip)


@bp.post("/<site>/proposals/new/check")
@access(public)
@checks_own_token
@limiter.limit("20/minute;60/hour")
def send() -> Page:
    """Send. A second click, a reload or a lost answer leads to the same receipt."""
    trip, form = journey(), SendForm()
    good, key = form.validate_on_submit(), (form.key.data or "")[:64]
    if good and key and (sent := inputs.by_submission_key(db(), key, current_actor().participant_id or 0)):
        return redirect(url_for("contributions.contact", code=sent.receipt_code), 303)
    if lost := astray(trip, at_least="check"):
        flash(_("Nous ne retrouvons pas ce brouillon. S’il est déjà envoyé, ouvrez « Mon suivi »."), "info")
        return lost
    if not trip.verdict:
        return closed(trip)
    if not good:
        return _check_page(trip, form, 422)
    if trip.draft is None or key != trip.draft.submission_key:
        flash(_("Votre texte a changé dans un autre onglet. Relisez-le, puis envoyez."), "info")
        return redirect(trip.url("check"), 303)
    sent = actions.send_draft(
        db(), acting_participant(), trip.draft, trip.fields.get("language") or locale_code(), site=current_site(), sheet=trip.sheet, now=now()
    )
    return redirect(url_for("contributions.contact", code=sent.receipt_code), 303)


@bp.post("/<site>/proposals/new/mask")
@access(public)
def mask() -> Response:
    """Hide the personal data that was pointed out, in one gesture."""
    trip = journey()
    if lost := astray(trip, at_least="check"):
        return lost
    hidden = {name: personal_data.mask(text, personal_data.find(text)) for name, text in _texts(trip).items()}
    trip.keep(acting_participant(), **hidden)
    return redirect(trip.url("check"), 303)


@bp.post("/<site>/proposals/new/elsewhere")
@access(public)
def elsewhere() -> Response:
    """Carry the draft out of a consultation that is closed: it becomes an idea of any day."""
    trip = journey()
    if trip.draft is not None and trip.sheet is not None:
        contributions.move_draft(db(), trip.draft, 0, now=now())
    return redirect(url_for("proposals.check"), 303)


@bp.route("/<site>/proposals/new/forget", methods=["GET", "POST"])
@access(public)
def forget() -> Page:
    """Throw the draft away, after asking."""
    trip = journey()
    if request.method != "POST":
        return screen_of_forgetting(trip)
    if trip.draft is not None:
        contributions.drop_draft(db(), trip.draft)
    flash(_("Votre brouillon est effacé."), "success")
    return redirect(url_for("pages.site_home"), 303)


def screen_of_forgetting(trip: Journey) -> Page:
    """What will be lost."""
    return render_template("proposals/forget.html", trip=trip)


def _texts(trip: Journey) -> dict[str, str]:
    return {name: trip.fields[name] for name in READ_FOR_DATA if trip.fields.get(name)}


def _found(trip: Journey) -> list[tuple[str, str]]:
    """(kind, the very words) of what tells something about a person."""
    return [(str(span.kind), text[span.start:span.end]) for text in _texts(trip).values() for span in personal_data.find(text)]


def _check_page(trip: Journey, form: SendForm, status: int = 200) -> Page:
    if trip.draft is not None:
        form.key.data = trip.draft.submission_key
    return screen("check", trip, status, form=form, found=_found(trip), **_names(trip))


def _names(trip: Journey) -> dict[str, Any]:
    """The words for the ids of the draft."""
    place = next((one for one in sites.territories(db(), current_site().id) if str(one.id) == str(trip.fields.get("territory"))), None)
    theme = next((one for one in sites.themes(db(), current_site().id) if one.id == trip.fields.get("theme")), None)
    return {"territory": place, "theme": theme}
