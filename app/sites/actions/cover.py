"""Who stands in for whom, in which team, from which day to which."""

from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from app.audit.actions import record
from app.core.clock import today
from app.core.verdicts import require
from app.people.rules import Actor
from app.sites import queries
from app.sites.models import Site, Substitution, Team
from app.sites.permissions import may_substitute


def substitute(
    session: Session, actor: Actor, site: Site, team: Team, *, away_id: int, substitute_id: int, starts_on: date, ends_on: date,
    now: datetime,
) -> Substitution:
    """From the first to the last day, both included, `substitute_id` receives and may do what `away_id` does in the team.

    Raises ValueError when the days are the wrong way round or one of the two does not work there.
    """
    require(may_substitute(actor, site, team.id, substitute_id))
    staff = {account.id for account in queries.staff(session, site.id, now)}
    in_team = {account.id for account in queries.staff(session, site.id, now, team_id=team.id)}
    if team.site_id != site.id or ends_on < starts_on or away_id == substitute_id or away_id not in in_team or substitute_id not in staff:
        raise ValueError("not a substitution")
    row = Substitution(team_id=team.id, away_id=away_id, substitute_id=substitute_id, starts_on=starts_on, ends_on=ends_on)
    session.add(row)
    session.flush()
    record(
        session, actor, "sites.substitute", row, now=now, site_id=site.id, team_id=team.id, away_id=away_id, substitute_id=substitute_id,
        starts_on=starts_on.isoformat(), ends_on=ends_on.isoformat(),
    )
    return row


def end_substitution(session: Session, actor: Actor, site: Site, row: Substitution, *, now: datetime) -> Substitution:
    """Back earlier than planned: from now on nobody stands in. One that ends before it starts was called off."""
    require(may_substitute(actor, site, row.team_id, 0))
    last = today(now) - timedelta(days=1)
    if row.ends_on > last:
        row.ends_on = last
        record(session, actor, "sites.end_substitution", row, now=now, site_id=site.id, team_id=row.team_id, ends_on=last.isoformat())
    return row
