"""Screens 1 to 3: what, where, a little more. Whatever is typed is in the draft before anything else can go wrong."""

from typing import Any

from flask import request, session
from werkzeug.wrappers import Response

from app.contributions import actions as contributions
from app.contributions.rules import PHOTOS_LIMIT
from app.contributions.views.blueprint import photo_folder
from app.core.fields import Form, checks_own_token
from app.core.i18n import _, locale_code
from app.core.media.photos import PhotoRefused
from app.core.web.access import access, public
from app.core.web.current import db, now
from app.core.web.limits import limiter
from app.people.rules import Actor
from app.proposals.forms import MoreForm, WhatForm, WhereForm
from app.proposals.rules import WHOLE_TOWN
from app.proposals.views.blueprint import bp
from app.proposals.views.journey import Journey, Page, astray, closed, journey, onward, screen, writer
from app.sites import queries as sites
from app.sites.identity import acting_participant, current_site

PACE = "60/minute;600/hour"


@bp.route("/<site>/proposals/new", methods=["GET", "POST"])
@access(public)
@checks_own_token
@limiter.limit(PACE, methods=["POST"])
def what() -> Page:
    """Screen 1: the idea in a sentence, perhaps more, perhaps a photo."""
    trip = journey()
    form = WhatForm(data={"language": locale_code(), **trip.fields})
    if request.method != "POST":
        return screen("what", trip, form=form, from_place=_scanned()) if trip.verdict else closed(trip)
    good = form.validate_on_submit()
    if form.is_stale:
        return screen("what", trip, 422, form=form, from_place=_scanned())
    actor = acting_participant()
    trip.keep(actor, **_kept(form, "title", "body", "language"), **_place_of(trip, form))
    good = _keep_photo(trip, actor, form) and good
    if not trip.verdict:
        return closed(trip)
    return onward(trip, "where") if good else screen("what", trip, 422, form=form, from_place=_scanned())


@bp.route("/<site>/proposals/new/where", methods=["GET", "POST"])
@access(public)
@checks_own_token
@limiter.limit(PACE, methods=["POST"])
def where() -> Page:
    """Screen 2: a neighbourhood or a point; first, what others already said that is close."""
    trip = journey()
    if lost := astray(trip, at_least="where"):
        return lost
    form = WhereForm(data=_for_form(trip))
    form.offer(_places(trip), _("Toute la ville"))
    if request.method != "POST":
        return screen("where", trip, form=form, similar=trip.similar()) if trip.verdict else closed(trip)
    good = form.validate_on_submit()
    if not form.is_stale:
        chosen = form.territory.data or None
        trip.keep(acting_participant(), **_kept(form, "place", "latitude", "longitude"), **({"territory": chosen} if good else {}))
    return onward(trip, "more") if good else screen("where", trip, 422, form=form, similar=trip.similar())


@bp.route("/<site>/proposals/new/more", methods=["GET", "POST"])
@access(public)
@checks_own_token
@limiter.limit(PACE, methods=["POST"])
def more() -> Page:
    """Screen 3: the theme in residents' words and a few things that help. All optional."""
    trip = journey()
    if lost := astray(trip, at_least="more"):
        return lost
    themes = sites.themes(db(), current_site().id)
    form = MoreForm(data={**trip.fields, "theme": str(trip.fields.get("theme") or "")})
    form.theme.choices = [(str(theme.id), theme.label) for theme in themes]
    form.staff_names = sites.staff_names(db(), current_site().id)
    if request.method != "POST":
        return screen("more", trip, form=form, themes=themes) if trip.verdict else closed(trip)
    good = form.validate_on_submit()
    if not form.is_stale:
        theme = next((theme.id for theme in themes if str(theme.id) == form.theme.data), None)
        trip.keep(acting_participant(), theme=theme, **_kept(form, "often", "for_whom", "author_name"))
    return onward(trip, "check") if good else screen("more", trip, 422, form=form, themes=themes)


@bp.post("/<site>/proposals/new/photos/<int:photo_id>/removal")
@access(public)
def remove_photo(photo_id: int) -> Response:
    """Take a photo out of the draft."""
    trip, actor = journey(), acting_participant()
    contributions.remove_photo(db(), writer(actor), photo_id)
    trip.keep(actor, photos=[kept for kept in trip.fields.get("photos", []) if kept != photo_id])
    return onward(trip, "what")


def _kept(form: Form, *names: str) -> dict[str, Any]:
    """What was typed and has no error of its own."""
    return {name: form[name].data for name in names if not form[name].errors or name == "title"}


def _keep_photo(trip: Journey, actor: Actor, form: WhatForm) -> bool:
    """Store the chosen photo with the draft; a refused one is an error beside its field, and costs nothing else."""
    file, kept = form.photo.data, trip.fields.get("photos", [])
    if not file or not file.filename:
        return True
    if len(kept) >= PHOTOS_LIMIT:
        form.photo.errors = [_("Trois photos au plus. Retirez-en une pour changer.")]
        return False
    try:
        described = form.photo_description.data or ""
        photo = contributions.keep_photo(
            db(), writer(actor), file.stream, photo_folder(), description=described, now=now()
        )
    except PhotoRefused as refusal:
        form.photo.errors = [str(refusal.sentence)]
        return False
    trip.keep(actor, photos=[*kept, photo.id])
    return True


def _scanned() -> str:
    """The code of the place whose QR code was scanned."""
    return (request.args.get("place") or session.get("place") or "")[:12].upper()


def _place_of(trip: Journey, form: WhatForm) -> dict[str, Any]:
    """The place that was scanned, unless the person already chose one."""
    if trip.fields.get("territory") or not form.place.data:
        return {}
    place = sites.place_by_code(db(), form.place.data[:12].upper())
    return {"territory": str(place.id)} if place and place.site_id == current_site().id else {}


def _places(trip: Journey) -> list[Any]:
    """Neighbourhoods and member towns, and the scanned place before them."""
    every = sites.territories(db(), current_site().id)
    chosen = [place for place in every if place.kind == "place" and str(place.id) == str(trip.fields.get("territory"))]
    return chosen + [place for place in every if place.kind != "place"]


def _for_form(trip: Journey) -> dict[str, Any]:
    chosen = trip.fields.get("territory")
    return {**trip.fields, "territory": chosen if chosen == WHOLE_TOWN else str(chosen or "")}
