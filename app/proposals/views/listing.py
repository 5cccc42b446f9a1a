"""Lists of ideas, of a site or of a consultation: filters by listed names only, pages by key."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, TypeVar

from flask import abort, render_template, request, url_for

from app.core.clock import today
from app.core.web.access import access, public
from app.core.web.cache import cacheable, part
from app.core.web.current import db, now
from app.processes.queries import Sheet
from app.proposals import queries
from app.proposals.permissions import may_propose
from app.proposals.queries import Filters
from app.proposals.rules import PAGE, Cursor, Sort, Stage, excerpt, read_cursor, write_cursor
from app.proposals.views.blueprint import bp, sheet_or_404
from app.sites import queries as sites
from app.sites.identity import current_actor, current_site

Choice = TypeVar("Choice", bound=StrEnum)
NAMES = ("theme", "place", "stage", "sort")


@dataclass
class Chosen:
    """The filters of the address, as words for the form and as ids for the query."""

    themes: list[Any]
    places: list[Any]
    words: dict[str, str]
    filters: Filters = field(default_factory=Filters)

    @property
    def theme_pairs(self) -> list[tuple[str, str]]:
        return [(theme.slug, theme.label) for theme in self.themes]

    @property
    def place_pairs(self) -> list[tuple[str, str]]:
        return [(place.slug, place.name) for place in self.places]


@bp.get("/<site>/proposals")
@access(public)
@cacheable
def index() -> str:
    """The ideas of a site."""
    return _list(None)


@bp.get("/<site>/processes/<slug>/proposals")
@access(public)
@cacheable
def of_process(slug: str) -> str:
    """The ideas of a consultation."""
    return _list(sheet_or_404(slug))


def _list(sheet: Sheet | None) -> str:
    chosen = _chosen(sheet)
    try:
        cursor = read_cursor(chosen.filters.sort, request.args.get("before", ""))
    except ValueError:
        abort(400)
    return render_template(
        "proposals/index.html", sheet=sheet, chosen=chosen, cards=part("ideas", lambda: _cards(sheet, chosen, cursor)),
        verdict=may_propose(current_actor(), sheet, now()),
    )


def _cards(sheet: Sheet | None, chosen: Chosen, cursor: Cursor | None) -> str:
    """One page of ideas and the way to the next: the same for every reader."""
    rows = queries.page(db(), current_site().id, chosen.filters, cursor, today(now()))
    more = write_cursor(chosen.filters.sort, rows[PAGE - 1]) if len(rows) > PAGE else None
    return render_template(
        "proposals/_cards.html", ideas=rows[:PAGE], today=today(now()), excerpt=excerpt, top=_address(sheet, chosen) if cursor else None,
        older=_address(sheet, chosen, before=more) if more else None,
    )


def _chosen(sheet: Sheet | None) -> Chosen:
    """Read the filters; a name that is not on the list is a 400, never a guess."""
    site_id = current_site().id
    found = Chosen(sites.themes(db(), site_id), sites.territories(db(), site_id), {name: request.args.get(name, "") for name in NAMES})
    theme = _named(found.themes, found.words["theme"])
    place = _named(found.places, found.words["place"])
    inside = [one.id for one in found.places if place is not None and place.id in (one.id, one.parent_id)]
    found.filters = Filters(
        sheet.process.id if sheet else None, theme.id if theme else None, inside, _member(Stage, found.words["stage"]),
        _member(Sort, found.words["sort"]) or Sort.NEW,
    )
    return found


def _named(things: list[Any], slug: str) -> Any | None:
    if not slug:
        return None
    return next((thing for thing in things if thing.slug == slug), None) or abort(400)


def _member(names: type[Choice], word: str) -> Choice | None:
    if not word:
        return None
    return names(word) if word in list(names) else abort(400)


def _address(sheet: Sheet | None, chosen: Chosen, **more: Any) -> str:
    kept: dict[str, Any] = {name: word for name, word in chosen.words.items() if word}
    if sheet is None:
        return url_for("proposals.index", **kept, **more)
    return url_for("proposals.of_process", slug=sheet.process.slug, **kept, **more)
