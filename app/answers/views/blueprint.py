"""The blueprint, and what its views share: the case in the address, the days, the numbers of the menu."""

from datetime import date

from flask import Blueprint, abort

from app.answers import queries
from app.answers.queries import Case
from app.answers.rules.clock import SOON_WITHIN
from app.core.clock import today
from app.core.web.current import db, now
from app.core.workdays import add_working_days
from app.people.rules import Actor, Role
from app.sites.identity import current_actor, current_site

bp = Blueprint("answers", __name__)
NUMBER = "int(max=9007199254740991)"
"""Ids in addresses: no number larger than a database holds."""


def case_or_404(contribution_id: int) -> Case:
    """The input of the present site, with its answers."""
    found = queries.case(db(), current_site().id, contribution_id)
    if found is None:
        abort(404)
    return found


def this_day() -> date:
    """Today in France."""
    return today(now())


def soon() -> date:
    """The last day that counts as due soon, on the site's calendar."""
    return add_working_days(this_day(), SOON_WITHIN, current_site().holiday_zone)


def my_teams(actor: Actor) -> frozenset[int]:
    """The teams for which somebody answers; a moderator also answers for the welcome team, whose id the caller adds."""
    return actor.teams(current_site().id)


def sees_whole_site(actor: Actor) -> bool:
    """Elected people, moderators and administrators look over all teams."""
    return actor.holds_any((Role.ELECTED, Role.MODERATOR, Role.ADMINISTRATOR), current_site().id)


def signing_teams(actor: Actor) -> frozenset[int] | None:
    """For whose answers somebody signs: None for all (an elected person), the teams they head otherwise."""
    site = current_site()
    if actor.holds(Role.ELECTED, site.id):
        return None
    heads = {grant.team_id for grant in actor.grants if grant.role == Role.HEAD and grant.site_id == site.id}
    return frozenset(team for team in heads if team is not None)


def desk_counts() -> dict[str, int]:
    """The numbers beside the desk's menu (two queries)."""
    actor, site = current_actor(), current_site()
    mine = my_teams(actor) or (None if sees_whole_site(actor) else frozenset())
    counts = queries.held_counts(db(), site.id, mine, this_day(), soon())
    return {"answer": counts["all"], "sign": len(queries.to_sign(db(), site.id, signing_teams(actor), actor.account_id))}
