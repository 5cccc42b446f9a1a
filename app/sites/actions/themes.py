"""Themes in residents' words."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from app.audit.actions import record
from app.core.text.slugs import free_slug
from app.core.verdicts import require
from app.people.rules import Actor
from app.sites import queries
from app.sites.actions.changes import write
from app.sites.models import Site, Theme
from app.sites.permissions import sets_up

CHANGEABLE = ("label", "icon", "policy", "position")


def add_theme(
    session: Session, actor: Actor, site: Site, *, label: str, icon: str = "dots", policy: str = "", position: int | None = None,
    slug: str | None = None, now: datetime,
) -> Theme:
    """Add a theme at the end, or at a position."""
    require(sets_up(actor, site))
    known = queries.themes(session, site.id)
    theme = Theme(
        site_id=site.id, slug=slug or free_slug(label, "theme", {each.slug for each in known}, 40), label=label, icon=icon, policy=policy,
        position=len(known) if position is None else position,
    )
    session.add(theme)
    session.flush()
    record(session, actor, "sites.add_theme", theme, now=now)
    return theme


def change_theme(session: Session, actor: Actor, site: Site, theme: Theme, changes: dict[str, Any], *, now: datetime) -> Theme:
    """Change its words, its picture, the policy behind or its place in the list. Inputs keep their theme."""
    require(sets_up(actor, site))
    if changed := write(theme, changes, CHANGEABLE):
        record(session, actor, "sites.change_theme", theme, now=now, changed=changed)
    return theme
