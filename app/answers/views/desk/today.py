"""The first page of a working day: what waits, for whoever one is, each number leading to its list."""

from typing import Any

from flask import redirect, render_template
from werkzeug.wrappers import Response

from app.answers import permissions, queries
from app.answers.views.blueprint import bp, desk_counts, signing_teams, soon, this_day
from app.answers.views.desk.listing import days_left, scope
from app.core.web.access import access
from app.core.web.current import db, now
from app.moderation import queries as moderation
from app.people.rules import Role
from app.routing import queries as routing
from app.routing.rules import too_long_since
from app.core.verdicts import require
from app.sites.identity import current_actor, current_site
from app.sites.landings import landing_of
from app.sites.permissions import has_a_role, works_here

FIRST = 5


@bp.get("/<site>/desk/")
@access(has_a_role)
def today() -> str | Response:
    """Today, for each role (constant queries); whoever works by another door is led there."""
    actor, site = current_actor(), current_site()
    if not (verdict := works_here(actor, site)) and (elsewhere := landing_of(actor, site)):
        return redirect(elsewhere)
    require(verdict)
    here = scope()
    return render_template(
        "answers/today.html", scope=here, left=days_left, today=this_day(),
        counts=queries.held_counts(db(), site.id, here.teams, this_day(), soon()),
        first=queries.held(db(), site.id, here.teams, "all", this_day(), soon())[:FIRST], helping=queries.helping(db(), site.id, here.teams),
        promises=queries.commitment_counts(db(), site.id, this_day(), team_ids=here.teams),
        to_sign=len(queries.to_sign(db(), site.id, signing_teams(actor), actor.account_id)),
        signs=bool(permissions.signs_here(actor, site)), desk_counts=desk_counts(), **_reading(),
    )


def _reading() -> dict[str, Any]:
    """What moderators and administrators look after: inputs without a team, appeals."""
    actor, site = current_actor(), current_site()
    if not actor.holds_any((Role.MODERATOR, Role.ADMINISTRATOR), site.id):
        return {"waiting": None, "appeals": 0}
    since = too_long_since(now(), site.holiday_zone)
    return {
        "waiting": routing.counts(db(), site.id, now=now(), since=since), "appeals": moderation.open_appeals_count(db(), site.id),
    }
