"""Teams: made, changed, closed when they hold nothing any more, opened again. Exactly one reads first."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import delete, insert, update
from sqlalchemy.orm import Session

from app.audit.actions import record
from app.core.text.slugs import free_slug
from app.core.verdicts import require
from app.people.rules import Actor
from app.sites import queries
from app.sites.actions.changes import write
from app.sites.holdings import held_by
from app.sites.models import Site, Team, TeamTheme, TerritoryKind
from app.sites.permissions import may_close_team, sets_up

CHANGEABLE = ("name", "does", "phone", "email", "hours", "contact_name", "territory_id")


def add_team(
    session: Session, actor: Actor, site: Site, *, name: str, phone: str, email: str, hours: str, contact_name: str, does: str = "",
    theme_ids: Collection[int] = (), territory_id: int | None = None, triage: bool = False, slug: str | None = None, now: datetime,
) -> Team:
    """A new team. The first one of a site reads first; a later one does when asked, instead of the one that did."""
    require(sets_up(actor, site))
    _check_place(session, site, territory_id)
    taken = queries.team_slugs(session, site.id)
    team = Team(
        site_id=site.id, slug=slug or free_slug(name, "equipe", taken), name=name, does=does, phone=phone, email=email, hours=hours,
        contact_name=contact_name, territory_id=territory_id, triage=False,
    )
    session.add(team)
    session.flush()
    _set_themes(session, site, team, theme_ids)
    if triage or queries.triage_team(session, site.id) is None:
        _make_triage(session, site, team)
    record(session, actor, "sites.add_team", team, now=now, triage=team.triage)
    return team


def change_team(
    session: Session, actor: Actor, site: Site, team: Team, changes: dict[str, Any], *, theme_ids: Collection[int] | None = None,
    triage: bool = False, now: datetime,
) -> Team:
    """Change what a team says of itself, its themes, or make it the one that reads first. Its address stays."""
    require(sets_up(actor, site))
    if "territory_id" in changes:
        _check_place(session, site, changes["territory_id"])
    changed = write(team, changes, CHANGEABLE)
    if theme_ids is not None and set(theme_ids) != {theme.id for theme in team.themes}:
        _set_themes(session, site, team, theme_ids)
        changed.append("themes")
    if triage and not team.triage:
        _make_triage(session, site, team)
        changed.append("triage")
    if changed:
        record(session, actor, "sites.change_team", team, now=now, changed=changed)
    return team


def close_team(session: Session, actor: Actor, site: Site, team: Team, *, now: datetime) -> Team:
    """Close a team that holds nothing. Its page and its past answers stay readable."""
    held = sum(each.number for each in held_by(session, site, team))
    require(may_close_team(actor, site, triage=team.triage, held=held))
    if team.closed_at is None:
        team.closed_at = now
        record(session, actor, "sites.close_team", team, now=now)
    return team


def reopen_team(session: Session, actor: Actor, site: Site, team: Team, *, now: datetime) -> Team:
    """Open it again, as it was."""
    require(sets_up(actor, site))
    if team.closed_at is not None:
        team.closed_at = None
        record(session, actor, "sites.reopen_team", team, now=now)
    return team


def _set_themes(session: Session, site: Site, team: Team, theme_ids: Collection[int]) -> None:
    """Rewrite the list; ids of another site's themes are ignored."""
    known = {theme.id for theme in queries.themes(session, site.id)}
    session.execute(delete(TeamTheme).where(TeamTheme.team_id == team.id))
    rows = [{"team_id": team.id, "theme_id": number} for number in sorted(set(theme_ids) & known)]
    if rows:
        session.execute(insert(TeamTheme), rows)
    session.expire(team, ["themes"])


def _make_triage(session: Session, site: Site, team: Team) -> None:
    others = (Team.site_id == site.id) & (Team.id != team.id)
    session.execute(update(Team).where(others, Team.triage).values(triage=False).execution_options(synchronize_session="fetch"))
    team.triage = True


def _check_place(session: Session, site: Site, territory_id: int | None) -> None:
    if territory_id is None:
        return
    place = queries.territory(session, site.id, territory_id)
    if place is None or place.kind != TerritoryKind.MEMBER_TOWN:
        raise ValueError("a team serves a member town of the site, or all of it")
