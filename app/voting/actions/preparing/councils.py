"""Neighbourhood councils: a name, a place, what they are."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.audit.actions import record
from app.core.text.slugs import free_slug
from app.core.verdicts import require
from app.people.rules import Actor
from app.sites.models import Site
from app.voting.models import Council
from app.voting.permissions.preparing import may_run


def create_council(
    session: Session, actor: Actor, site: Site, *, name: str, about: str = "", territory_id: int | None = None, now: datetime
) -> Council:
    """A new council of the site."""
    require(may_run(actor, site))
    taken = set(session.scalars(select(Council.slug).where(Council.site_id == site.id)))
    council = Council(
        site_id=site.id, territory_id=territory_id, slug=free_slug(name, "conseil", taken), name=name, about=about, created_at=now,
    )
    session.add(council)
    session.flush()
    record(session, actor, "voting.create_council", council, now=now)
    return council


def edit_council(
    session: Session, actor: Actor, site: Site, council: Council, *, name: str, about: str, territory_id: int | None, now: datetime
) -> Council:
    """Another name, place or description; the address stays."""
    require(may_run(actor, site))
    council.name, council.about, council.territory_id = name, about, territory_id
    record(session, actor, "voting.edit_council", council, now=now)
    return council
