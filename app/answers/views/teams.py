"""The teams that answer (whom to call, what they hold, their rates), and the list of what is late."""

from flask import abort, render_template

from app.answers import queries
from app.answers.rules.clock import public_since
from app.answers.views.blueprint import bp, soon, this_day
from app.answers.views.desk.listing import days_left
from app.core.web.access import access, public
from app.core.web.current import db
from app.sites import queries as sites
from app.sites.identity import current_site


@bp.get("/<site>/teams")
@access(public)
def teams() -> str:
    """All teams of the site, by name: no ranking."""
    return render_template("answers/teams.html", teams=sites.teams(db(), current_site().id))


@bp.get("/<site>/teams/<slug>")
@access(public)
def team(slug: str) -> str:
    """One team."""
    found = sites.team_by_slug(db(), current_site().id, slug)
    if found is None:
        abort(404)
    rates = queries.team_rates(db(), current_site().id, found.id, this_day())
    held = queries.held(db(), current_site().id, frozenset({found.id}), "all", this_day(), soon())
    return render_template("answers/team.html", team=found, rates=rates, held=held[:12], today=this_day(), left=days_left)


@bp.get("/<site>/late")
@access(public)
def late() -> str:
    """What is five working days late or more: everybody may see it."""
    rows = queries.late_publicly(db(), current_site().id, public_since(this_day(), current_site().holiday_zone))
    return render_template("answers/late.html", rows=rows, left=days_left)
