"""Reading sites, teams, themes, territories and partners. A thing of a site is always fetched through its site."""

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from app.sites.models import Competence, OutsideBody, Setting, Site, Team, Territory, Theme


def site_by_slug(session: Session, slug: str) -> Site | None:
    """A site that has not left."""
    return session.scalars(select(Site).where(Site.slug == slug, Site.left_at.is_(None))).first()


def any_site_by_slug(session: Session, slug: str) -> Site | None:
    """A site, whether it is present or has left: for the people who run the programme."""
    return session.scalars(select(Site).where(Site.slug == slug)).first()


def every_site(session: Session) -> list[Site]:
    """All sites, those that left included, by name."""
    return list(session.scalars(select(Site).order_by(Site.name)))


def all_sites(session: Session) -> list[Site]:
    """The sites present, by name."""
    return list(session.scalars(select(Site).where(Site.left_at.is_(None)).order_by(Site.name)))


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


def closed_teams(session: Session, site_id: int) -> list[Team]:
    """The teams that work no more, by name."""
    return list(session.scalars(select(Team).where(Team.site_id == site_id, Team.closed_at.is_not(None)).order_by(Team.name)))


def team_slugs(session: Session, site_id: int) -> set[str]:
    """The addresses taken by the teams of a site, closed ones included."""
    return set(session.scalars(select(Team.slug).where(Team.site_id == site_id)))


def triage_team(session: Session, site_id: int) -> Team | None:
    """The team that holds an input until it is sent on."""
    query = select(Team).where(Team.site_id == site_id, Team.triage, Team.closed_at.is_(None))
    return session.scalars(query.order_by(Team.id).limit(1)).first()


def themes(session: Session, site_id: int) -> list[Theme]:
    """The site's themes in their order."""
    return list(session.scalars(select(Theme).where(Theme.site_id == site_id).order_by(Theme.position, Theme.id)))


def theme(session: Session, site_id: int, theme_id: int) -> Theme | None:
    """A theme of the site."""
    return session.scalars(select(Theme).where(Theme.id == theme_id, Theme.site_id == site_id)).first()


def territory(session: Session, site_id: int, territory_id: int) -> Territory | None:
    """A territory of the site."""
    return session.scalars(select(Territory).where(Territory.id == territory_id, Territory.site_id == site_id)).first()


def territories(session: Session, site_id: int) -> list[Territory]:
    """Neighbourhoods, member towns and places of the site, by name."""
    return list(session.scalars(select(Territory).where(Territory.site_id == site_id).order_by(Territory.name)))


def place_by_code(session: Session, code: str) -> Territory | None:
    """The place whose QR code was scanned."""
    return session.scalars(select(Territory).where(Territory.code == code)).first()


def outside_bodies(session: Session, site_id: int) -> list[OutsideBody]:
    """The bodies outside the town that a site knows."""
    return list(session.scalars(select(OutsideBody).where(OutsideBody.site_id == site_id).order_by(OutsideBody.name)))


def outside_body(session: Session, site_id: int, body_id: int) -> OutsideBody | None:
    """A body that the site knows."""
    return session.scalars(select(OutsideBody).where(OutsideBody.id == body_id, OutsideBody.site_id == site_id)).first()


def competence(session: Session, site_id: int, theme_id: int) -> Competence | None:
    """The rule for a theme, if there is one."""
    return session.scalars(select(Competence).where(Competence.site_id == site_id, Competence.theme_id == theme_id)).first()


def competences(session: Session, site_id: int) -> list[Competence]:
    """Who is competent for what on the site."""
    return list(session.scalars(select(Competence).where(Competence.site_id == site_id)))


def setting(session: Session, key: str) -> dict[str, object]:
    """A national setting, or an empty one."""
    found = session.get(Setting, key)
    return dict(found.value) if found else {}
