"""The blueprint, and what its screens share: choices of the site, the place of the day, the input of a code."""

from flask import Blueprint, abort, session

from app.assisted.forms import AboutForm, WordsForm
from app.contributions.identity import by_typed_code, keep_private
from app.contributions.models import Contribution
from app.core.clock import today
from app.core.i18n import _
from app.core.web.current import db, now
from app.processes import queries as processes
from app.processes.models import ProcessState
from app.processes.queries import Sheet
from app.sites import queries as sites
from app.sites.identity import current_site
from app.sites.models import TerritoryKind

bp = Blueprint("assisted", __name__)


def open_sheets() -> list[Sheet]:
    """The consultations of the site that are open."""
    return [sheet for sheet in processes.public_list(db(), current_site().id) if sheet.process.state == ProcessState.OPEN]


def offer(form: AboutForm) -> None:
    """Set the choices of a form from the site, and the names nobody may borrow."""
    site = current_site()
    places = [place for place in sites.territories(db(), site.id) if place.kind != TerritoryKind.PLACE]
    if isinstance(form, WordsForm):
        form.offer_all(open_sheets(), sites.themes(db(), site.id), places, _("Pas dit"))
    else:
        form.offer(places, _("Pas dit"))
    if form.is_submitted():
        form.staff_names = sites.staff_names(db(), site.id)


def place_today() -> str:
    """Where the reader helps today on this site, or nothing."""
    kept = session.get("help_place") or ["", "", ""]
    return str(kept[1]) if kept[0] == current_site().slug and kept[2] == today(now()).isoformat() else ""


def keep_place(name: str) -> None:
    """Remember the place until the end of the day."""
    session["help_place"] = [current_site().slug, name, today(now()).isoformat()]


def input_of(code: str) -> Contribution:
    """An input of the present site by its receipt code; guesses are counted like anybody's."""
    keep_private()
    found = by_typed_code(code)
    if found is None or found.site_id != current_site().id:
        abort(404)
    return found
