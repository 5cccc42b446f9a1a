"""Neighbourhoods, member towns, and places that carry a QR code."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from app.audit.actions import record
from app.core.text.codes import new_poster_code
from app.core.text.slugs import free_slug
from app.core.verdicts import require
from app.people.rules import Actor
from app.sites import queries
from app.sites.actions.changes import write
from app.sites.models import Site, SiteKind, Territory, TerritoryKind
from app.sites.permissions import sets_up

CHANGEABLE = ("name", "parent_id", "latitude", "longitude")


def add_territory(
    session: Session, actor: Actor, site: Site, *, kind: TerritoryKind, name: str, parent_id: int | None = None,
    latitude: float | None = None, longitude: float | None = None, slug: str | None = None, code: str | None = None, now: datetime,
) -> Territory:
    """Add one. A place gets the short code of its poster. Raises ValueError for a member town of a single town, or a foreign parent."""
    require(sets_up(actor, site))
    if kind == TerritoryKind.MEMBER_TOWN and site.kind != SiteKind.GROUP:
        raise ValueError("only a group of towns has member towns")
    known = queries.territories(session, site.id)
    _check_parent(known, kind, parent_id)
    if kind == TerritoryKind.PLACE:
        code = code or _free_code(session)
    territory = Territory(
        site_id=site.id, kind=kind, parent_id=parent_id, slug=slug or free_slug(name, "lieu", {each.slug for each in known}, 80),
        name=name, code=code, latitude=latitude, longitude=longitude,
    )
    session.add(territory)
    session.flush()
    record(session, actor, "sites.add_territory", territory, now=now, kind=str(kind))
    return territory


def change_territory(
    session: Session, actor: Actor, site: Site, territory: Territory, changes: dict[str, Any], *, now: datetime
) -> Territory:
    """Rename or move one. Its address and its printed code stay: posters are already on walls."""
    require(sets_up(actor, site))
    if "parent_id" in changes:
        others = [each for each in queries.territories(session, site.id) if each.id != territory.id]
        _check_parent(others, TerritoryKind(territory.kind), changes["parent_id"])
    if changed := write(territory, changes, CHANGEABLE):
        record(session, actor, "sites.change_territory", territory, now=now, changed=changed)
    return territory


def _check_parent(known: list[Territory], kind: TerritoryKind, parent_id: int | None) -> None:
    """A neighbourhood lies in a member town, a place in either; nothing lies in a place."""
    wanted = {
        TerritoryKind.MEMBER_TOWN: (), TerritoryKind.NEIGHBOURHOOD: (TerritoryKind.MEMBER_TOWN,),
        TerritoryKind.PLACE: (TerritoryKind.NEIGHBOURHOOD, TerritoryKind.MEMBER_TOWN),
    }[kind]
    if parent_id is not None and parent_id not in {each.id for each in known if each.kind in wanted}:
        raise ValueError("this cannot lie there")


def _free_code(session: Session) -> str:
    while queries.place_by_code(session, code := new_poster_code()) is not None:
        pass
    return code
