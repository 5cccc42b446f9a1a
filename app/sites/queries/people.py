"""Reading who holds which role, who stands in for whom, and the names under which the town speaks."""

from datetime import date, datetime

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session, aliased

from app.core.clock import today
from app.people.models import Account
from app.people.rules import Grant, Role
from app.sites.models import RoleGrant, Substitution, Team


def grants_of(session: Session, account_id: int, now: datetime) -> frozenset[Grant]:
    """The roles an account holds now, its substitutions included."""
    rows = session.scalars(select(RoleGrant).where(RoleGrant.account_id == account_id, *_in_force(now)))
    own = {Grant(Role(row.role), row.site_id, row.team_id) for row in rows}
    stand_ins = session.execute(
        select(RoleGrant.role, RoleGrant.site_id, RoleGrant.team_id)
        .join(Substitution, (Substitution.team_id == RoleGrant.team_id) & (Substitution.away_id == RoleGrant.account_id))
        .where(Substitution.substitute_id == account_id, *_away(today(now)), *_in_force(now))
    )
    return frozenset(own | {Grant(Role(row.role), row.site_id, row.team_id) for row in stand_ins})


def _in_force(now: datetime) -> tuple[ColumnElement[bool], ...]:
    return RoleGrant.revoked_at.is_(None), or_(RoleGrant.ends_at.is_(None), RoleGrant.ends_at > now)


def _away(day: date) -> tuple[ColumnElement[bool], ...]:
    return Substitution.starts_on <= day, Substitution.ends_on >= day


def holders(session: Session, site_id: int, role: Role, now: datetime, team_id: int | None = None) -> list[Account]:
    """The accounts that hold a role on a site (in a team, when one is named)."""
    query = select(Account).join(RoleGrant, RoleGrant.account_id == Account.id).where(
        RoleGrant.role == role, RoleGrant.site_id == site_id, Account.erased_at.is_(None), *_in_force(now)
    )
    if team_id is not None:
        query = query.where(RoleGrant.team_id == team_id)
    return list(session.scalars(query.order_by(Account.id)).unique())


def title_of(session: Session, site_id: int, account_id: int, now: datetime) -> str:
    """The title under which somebody acts on a site (« adjointe au cadre de vie »), or nothing."""
    query = select(RoleGrant.title).where(
        RoleGrant.account_id == account_id, RoleGrant.site_id == site_id, RoleGrant.title != "", *_in_force(now)
    )
    return session.scalars(query.limit(1)).first() or ""


def grant_in_force(
    session: Session, account_id: int, role: Role, site_id: int | None, team_id: int | None, now: datetime
) -> RoleGrant | None:
    """The row by which somebody holds exactly that role now."""
    query = select(RoleGrant).where(
        RoleGrant.account_id == account_id, RoleGrant.role == role, RoleGrant.site_id.is_not_distinct_from(site_id),
        RoleGrant.team_id.is_not_distinct_from(team_id), *_in_force(now),
    )
    return session.scalars(query.order_by(RoleGrant.id.desc()).limit(1)).first()


def grant(session: Session, site_id: int | None, grant_id: int) -> RoleGrant | None:
    """A role of the site (None: a national one), ended or not."""
    query = select(RoleGrant).where(RoleGrant.id == grant_id, RoleGrant.site_id.is_not_distinct_from(site_id))
    return session.scalars(query).first()


def grants(session: Session, site_id: int | None, now: datetime) -> list[tuple[RoleGrant, Account, str | None]]:
    """Every role in force on the site with its holder and team's name, by holder (one query)."""
    query = (
        select(RoleGrant, Account, Team.name)
        .join(Account, Account.id == RoleGrant.account_id).outerjoin(Team, Team.id == RoleGrant.team_id)
        .where(RoleGrant.site_id.is_not_distinct_from(site_id), Account.erased_at.is_(None), *_in_force(now))
    )
    return [(row[0], row[1], row[2]) for row in session.execute(query.order_by(Account.name, Account.id, RoleGrant.id))]


def lasting_holders(session: Session, role: Role, site_id: int | None, *, without: int, now: datetime) -> int:
    """How many other people hold the role there with no end in sight."""
    query = select(func.count(RoleGrant.account_id.distinct())).join(Account, Account.id == RoleGrant.account_id).where(
        RoleGrant.role == role, RoleGrant.site_id.is_not_distinct_from(site_id), RoleGrant.account_id != without,
        RoleGrant.ends_at.is_(None), Account.erased_at.is_(None), *_in_force(now),
    )
    return session.scalar(query) or 0


def works_elsewhere(session: Session, account_id: int, site_id: int | None) -> bool:
    """Whether the account ever held a role on another site or on all."""
    query = select(RoleGrant.id).where(RoleGrant.account_id == account_id, RoleGrant.site_id.is_distinct_from(site_id))
    return session.scalar(query.limit(1)) is not None


def staff(session: Session, site_id: int, now: datetime, *, team_id: int | None = None) -> list[Account]:
    """The people who hold a role on the site now (in the team, when one is named), by name."""
    query = select(Account).join(RoleGrant, RoleGrant.account_id == Account.id).where(
        RoleGrant.site_id == site_id, Account.erased_at.is_(None), *_in_force(now)
    )
    if team_id is not None:
        query = query.where(RoleGrant.team_id == team_id)
    return list(session.scalars(query.order_by(Account.name, Account.id)).unique())


def staff_names(session: Session, site_id: int) -> list[str]:
    """The names under which the town speaks on a site: its staff's and its teams'. Nobody else may borrow them."""
    held = select(RoleGrant.account_id).where(or_(RoleGrant.site_id == site_id, RoleGrant.site_id.is_(None)))
    people = select(Account.name).where(Account.id.in_(held), Account.name != "")
    return [*session.scalars(people), *session.scalars(select(Team.name).where(Team.site_id == site_id))]


def every_staff_name(session: Session) -> list[str]:
    """The names under which any town speaks, for a name that is shown on all sites."""
    people = select(Account.name).where(Account.id.in_(select(RoleGrant.account_id)), Account.name != "")
    return [*session.scalars(people), *session.scalars(select(Team.name))]


def substitution(session: Session, site_id: int, substitution_id: int) -> Substitution | None:
    """A substitution in a team of the site."""
    query = select(Substitution).join(Team, Team.id == Substitution.team_id)
    return session.scalars(query.where(Substitution.id == substitution_id, Team.site_id == site_id)).first()


def substitutions(session: Session, team_id: int, day: date) -> list[tuple[Substitution, str, str]]:
    """Present and coming substitutions of a team with the two names, soonest first (one query)."""
    away, stand_in = aliased(Account), aliased(Account)
    query = (
        select(Substitution, away.name, stand_in.name).join(away, away.id == Substitution.away_id)
        .join(stand_in, stand_in.id == Substitution.substitute_id)
        .where(Substitution.team_id == team_id, Substitution.ends_on >= day, Substitution.ends_on >= Substitution.starts_on)
    )
    return [(row[0], row[1], row[2]) for row in session.execute(query.order_by(Substitution.starts_on, Substitution.id))]
