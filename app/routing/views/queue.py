"""The queue and its panel: one page, whatever is decided. Scripts only save the page change."""

from collections.abc import Mapping
from typing import Any

from flask import render_template, request, url_for

from app.contributions import queries as contributions
from app.contributions.models import Contribution
from app.core.web.access import access
from app.core.web.current import db, now
from app.moderation import queries as moderation
from app.moderation.actions import AlreadyDone
from app.moderation.permissions import works_on_queue
from app.routing import queries
from app.routing.queries import Window
from app.routing.rules import too_long_since
from app.routing.views.blueprint import bp
from app.routing.views.item import Item, item_of
from app.sites import queries as sites
from app.sites.identity import current_site
from app.sites.models import Team


@bp.get("/<site>/desk/queue")
@access(works_on_queue)
def queue() -> str:
    """The list and the chosen input, or the first one."""
    return queue_page()


def queue_page(contribution: Contribution | None = None, bound: Mapping[str, Any] | None = None, late: AlreadyDone | None = None) -> str:
    """The whole page. `contribution`, `bound` and `late` are given when something that was sent comes back."""
    site, after, team = current_site(), request.values.get("after", 0, type=int), _team()
    window = queries.held(db(), site.id, team.id) if team else queries.window(db(), site.id, now=now(), after=after)
    chosen = contribution or _chosen(window)
    item = item_of(chosen, bound, late, expected=chosen.id in window.order) if chosen is not None else None
    counts = queries.counts(db(), site.id, now=now(), since=too_long_since(now(), site.holiday_zone))
    return render_template(
        "routing/queue.html", window=window, item=item, counts=counts, after=after, next_id=_next(window, item), back="queue", team=team,
        sections=_sections(window, item, after, team), desk_counts={"route": counts.waiting},
        appeals=moderation.open_appeals_count(db(), site.id),
    )


def _team() -> Team | None:
    """The team whose inputs are shown instead of those that wait."""
    slug = request.values.get("team_slug") or request.args.get("team")
    return sites.team_by_slug(db(), current_site().id, slug) if slug else None


def _chosen(window: Window) -> Contribution | None:
    """The input in the address, else the first of the list."""
    wanted = request.args.get("item", 0, type=int)
    found = contributions.get(db(), current_site().id, wanted) if wanted else None
    if found is None and window.order:
        found = contributions.get(db(), current_site().id, window.order[0])
    return found


def _next(window: Window, item: Item | None) -> int | None:
    """The input after the chosen one; the first other one at the end of the list."""
    if item is None or not window.order:
        return None
    order = window.order
    if item.input.id not in order:
        return order[0]
    following = order[order.index(item.input.id) + 1:] or [number for number in order if number != item.input.id]
    return following[0] if following else None


def _sections(window: Window, item: Item | None, after: int, team: Team | None) -> list[dict[str, Any]]:
    """The list as it is drawn: reported, back again, then the rest with near-duplicates together."""
    here = item.input.id if item else 0
    if team is not None:
        return [{"kind": "held", "items": [_line(row, here, after, team=team.slug) for row in window.rest]}]
    reasons = queries.bounce_reasons(db(), [row.id for row in window.returned])
    rows = [
        {"kind": "reported", "items": [_line(row, here, after) for row in window.reported]},
        {"kind": "returned", "items": [_line(row, here, after, reasons.get(row.id, "")) for row in window.returned]},
    ]
    single: list[dict[str, Any]] = []
    for group in window.groups:
        lines = [_line(row, here, after) for row in group]
        if len(lines) > 1:
            rows += [{"kind": "rest", "items": single}, {"kind": "alike", "items": lines}]
            single = []
        else:
            single += lines
    return [section for section in [*rows, {"kind": "rest", "items": single}] if section["items"]]


def _line(row: Any, here: int, after: int, reason: str = "", team: str | None = None) -> dict[str, Any]:
    href = url_for("routing.queue", item=row.id, after=after or None, team=team)
    return {"row": row, "href": href, "here": row.id == here, "reason": reason}
