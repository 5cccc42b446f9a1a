"""What waits for an answer, and whose desk one looks at."""

from dataclasses import dataclass
from datetime import date

from flask import abort, render_template, request

from app.answers import permissions, queries
from app.answers.queries.lists import PAGE, VIEWS
from app.answers.views.blueprint import bp, desk_counts, my_teams, sees_whole_site, soon, this_day
from app.core.web.access import access
from app.core.web.current import db
from app.core.workdays import working_days_between
from app.people.rules import Role
from app.sites import queries as sites
from app.sites.identity import current_actor, current_site


@bp.get("/<site>/desk/answers")
@access(permissions.works_on_answers)
def desk_list() -> str:
    """What waits for an answer: mine, or the whole site's; late first."""
    view = request.args.get("show", "all")
    if view not in VIEWS:
        abort(400)
    here = scope()
    rows = queries.held(db(), current_site().id, here.teams, view, this_day(), soon(), after=_after())
    return render_template(
        "answers/desk_list.html", rows=rows[:PAGE], following=rows[PAGE - 1] if len(rows) > PAGE else None, view=view, scope=here,
        counts=queries.held_counts(db(), current_site().id, here.teams, this_day(), soon()),
        helping=queries.helping(db(), current_site().id, here.teams) if view == "all" else [], today=this_day(), left=days_left,
        desk_counts=desk_counts(),
    )


@dataclass(frozen=True)
class Scope:
    """Whose desk is shown: `teams` (None: the whole site), and the part of the address that keeps it."""

    teams: frozenset[int] | None
    query: str
    switch: str = ""

    @property
    def whole(self) -> bool:
        return self.teams is None


def scope() -> Scope:
    """My teams' desk; the whole site's for those who look over it and ask for it, or have no team; one team's by its slug."""
    actor, site = current_actor(), current_site()
    own, over = my_teams(actor), sees_whole_site(actor)
    mine = own
    if actor.holds(Role.MODERATOR, site.id) and (welcome := sites.triage_team(db(), site.id)):
        mine = own | {welcome.id}
    if (slug := request.args.get("team")) and (team := sites.team_by_slug(db(), site.id, slug)) and (over or team.id in mine):
        return Scope(frozenset({team.id}), f"team={team.slug}", "of=site" if over else "of=mine")
    asked = request.args.get("of", "mine" if own else "site")
    if over and (asked == "site" or not mine):
        return Scope(None, "of=site", "of=mine" if mine else "")
    return Scope(mine, "of=mine", "of=site" if over else "")


def _after() -> tuple[date, int] | None:
    day, _comma, number = request.args.get("after", "").partition(",")
    try:
        return (date.fromisoformat(day), int(number[:15])) if day else None
    except ValueError:
        abort(400)


def days_left(due_on: date) -> int:
    """Working days until a date, on the site's calendar; negative when it is past."""
    return working_days_between(this_day(), due_on, current_site().holiday_zone)
