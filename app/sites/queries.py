"""Reading sites, teams, themes, territories and roles. A thing of a site is always fetched through its site."""

from datetime import date, datetime

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session, selectinload

from app.people.models import Account
from app.people.rules import Grant, Role
from app.sites.models import Competence, OutsideBody, RoleGrant, Setting, Site, Substitution, Team, Territory, Theme


def site_by_slug(session: Session, slug: str) -> Site | None:
    """A site that has not left."""
    return session.scalars(select(Site).where(Site.slug == slug, Site.left_at.is_(None))).first()


def all_sites(session: Session) -> list[Site]:
    """The sites present, by name."""
    return list(session.scalars(select(Site).where(Site.left_at.is_(None)).order_by(Site.name)))


def grants_of(session: Session, account_id: int, now: datetime) -> frozenset[Grant]:
    """The roles an account holds now, its substitutions included."""
    rows = session.scalars(select(RoleGrant).where(RoleGrant.account_id == account_id, *_in_force(now)))
    own = {Grant(Role(row.role), row.site_id, row.team_id) for row in rows}
    stand_ins = session.execute(
        select(RoleGrant.role, RoleGrant.site_id, RoleGrant.team_id)
        .join(Substitution, (Substitution.team_id == RoleGrant.team_id) & (Substitution.away_id == RoleGrant.account_id))
        .where(Substitution.substitute_id == account_id, *_away(now.date()), *_in_force(now))
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


def teams(session: Session, site_id: int) -> list[Team]:
    """The open teams of a site with their themes, by name (two queries)."""
    query = select(Team).where(Team.site_id == site_id, Team.closed_at.is_(None)).options(selectinload(Team.themes))
    return list(session.scalars(query.order_by(Team.name)))


def team(session: Session, site_id: int, team_id: int) -> Team | None:
    """A team of the site."""
    return session.scalars(select(Team).where(Team.id == team_id, Team.site_id == site_id)).first()


def team_by_slug(session: Session, site_id: int, slug: str) -> Team | None:
    """A team of the site, by its address."""
    query = select(Team).where(Team.slug == slug, Team.site_id == site_id).options(selectinload(Team.themes))
    return session.scalars(query).first()


def triage_team(session: Session, site_id: int) -> Team | None:
    """The team that holds an input until it is sent on."""
    query = select(Team).where(Team.site_id == site_id, Team.triage, Team.closed_at.is_(None))
    return session.scalars(query.order_by(Team.id).limit(1)).first()


def themes(session: Session, site_id: int) -> list[Theme]:
    """The site's themes in their order."""
    return list(session.scalars(select(Theme).where(Theme.site_id == site_id).order_by(Theme.position, Theme.id)))


def territories(session: Session, site_id: int) -> list[Territory]:
    """Neighbourhoods, member towns and places of the site, by name."""
    return list(session.scalars(select(Territory).where(Territory.site_id == site_id).order_by(Territory.name)))


def place_by_code(session: Session, code: str) -> Territory | None:
    """The place whose QR code was scanned."""
    return session.scalars(select(Territory).where(Territory.code == code)).first()


def outside_bodies(session: Session, site_id: int) -> list[OutsideBody]:
    """The bodies outside the town that a site knows."""
    return list(session.scalars(select(OutsideBody).where(OutsideBody.site_id == site_id).order_by(OutsideBody.name)))


def competences(session: Session, site_id: int) -> list[Competence]:
    """Who is competent for what on the site."""
    return list(session.scalars(select(Competence).where(Competence.site_id == site_id)))


def setting(session: Session, key: str) -> dict[str, object]:
    """A national setting, or an empty one."""
    found = session.get(Setting, key)
    return dict(found.value) if found else {}
