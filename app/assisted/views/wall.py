"""« You said, we did » for a wall: as a page for the browser's printing and as a PDF, by consultation, neighbourhood or month."""

from dataclasses import dataclass
from datetime import date

from flask import Response, abort, current_app, render_template, request

from app.assisted import queries
from app.assisted.forms import number_or_none
from app.assisted.queries import Answered
from app.assisted.views.blueprint import bp
from app.contributions.rules import State
from app.contributions.wording import STATE_WORDS
from app.core.i18n import _, ngettext, short_date
from app.core.media.paper import Colours
from app.core.media.qr import svg
from app.core.media.wall import SIZES, Pair, Wall, wall_pdf
from app.core.web.access import access, public
from app.core.web.current import db
from app.core.web.limits import limiter
from app.processes import queries as processes
from app.sites import queries as sites
from app.sites.identity import current_site
from app.sites.palettes import palette

TONES = {State.DONE: "#0a5230", State.YES: "#0a5230", State.UNDERWAY: "#17466f", State.PARTLY: "#5e4200", State.NO: "#861a2d"}
ELSEWHERE = "#48423a"


@dataclass(frozen=True)
class About:
    """What the poster is about, as the address says it."""

    process_id: int | None = None
    territory_id: int | None = None
    month: date | None = None
    title: str = ""


@bp.get("/<site>/said-and-done")
@access(public)
def wall() -> str:
    """The poster as a page, with the choice of what it is about."""
    about, site = _about(), current_site()
    base = str(current_app.extensions["settings"].base_url).rstrip("/")
    return render_template(
        "assisted/wall.html", pairs=_pairs(about), about=about, sheets=processes.public_list(db(), site.id), site_address=_address(),
        territories=[place for place in sites.territories(db(), site.id) if place.kind != "place"],
        qr=svg(f"{base}/{site.slug}/", _("Page de la ville")),
    )


@bp.get("/<site>/said-and-done.pdf")
@access(public)
@limiter.limit("30/minute")
def wall_file() -> Response:
    """The same as a PDF, A4 or A3."""
    size, about, site = request.args.get("size", "a4"), _about(), current_site()
    if size not in SIZES:
        abort(400)
    tones, base = palette(site.palette), str(current_app.extensions["settings"].base_url).rstrip("/")
    made = wall_pdf(Wall(
        town=site.name, about=about.title, pairs=[_printed(pair) for pair in _pairs(about)], url=f"{base}/{site.slug}/",
        address=_address(), phone=site.phone,
        colours=Colours(tones["site"], tones["site-ink"], tones["site-soft"], tones["site-accent"]),
    ), size)
    name = f'inline; filename="{_("vous-avez-dit")}-{size}.pdf"'
    return Response(made, mimetype="application/pdf", headers={"Content-Disposition": name})


def _address() -> str:
    base: str = current_app.extensions["settings"].base_url
    return f"{base.split('//')[-1].rstrip('/')}/{current_site().slug}"


def _pairs(about: About) -> list[Answered]:
    return queries.answered(
        db(), current_site().id, process_id=about.process_id, territory_id=about.territory_id, month=about.month
    )


def _about() -> About:
    """Only what belongs to the site is named; an unknown choice is a page of nothing."""
    site = current_site()
    process_id, territory_id = (number_or_none(request.args.get(name)) for name in ("process", "territory"))
    sheet = processes.get(db(), site.id, process_id) if process_id else None
    territory = sites.territory(db(), site.id, territory_id) if territory_id else None
    if (process_id and (sheet is None or sheet.process.state == "draft")) or (territory_id and territory is None):
        abort(404)
    month = _month(request.args.get("month", ""))
    parts = [sheet.process.title if sheet else "", territory.name if territory else "", f"{month:%m/%Y}" if month else ""]
    return About(process_id, territory_id, month, " · ".join(part for part in parts if part))


def _month(typed: str) -> date | None:
    try:
        return date.fromisoformat(f"{typed}-01") if typed else None
    except ValueError:
        abort(400)


def _printed(pair: Answered) -> Pair:
    note = ""
    if pair.done_on:
        note = _("Fait le %(day)s", day=short_date(pair.done_on))
    elif pair.due_on:
        note = _("Prévu pour le %(day)s", day=short_date(pair.due_on))
    elif pair.supports:
        note = ngettext("%(num)d personne dit « moi aussi »", "%(num)d personnes disent « moi aussi »", pair.supports)
    return Pair(pair.said, str(STATE_WORDS[pair.state]), pair.summary, TONES.get(State(pair.state), ELSEWHERE), note)
