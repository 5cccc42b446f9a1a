"""The programme: its names, the sites that join it and leave it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from app.audit.actions import record
from app.core.db import upsert
from app.core.verdicts import require
from app.people.rules import Actor
from app.sites import queries, rules
from app.sites.actions.settings import check
from app.sites.models import Setting, Site, SiteKind
from app.sites.permissions import sets_up_programme


@dataclass(frozen=True)
class Programme:
    """What the log calls the programme: its settings are one row without a number."""

    id: int = 1
    __tablename__ = "setting"


def change_programme(session: Session, actor: Actor, values: dict[str, Any], *, now: datetime) -> dict[str, Any]:
    """Names of the programme, of the State's partner, of who publishes and hosts: data, never code. Other keys stay."""
    require(sets_up_programme(actor, None))
    before = queries.setting(session, "programme")
    after = {**before, **values}
    changed = sorted(name for name in after if after[name] != before.get(name))
    if changed:
        upsert(session, Setting, {"key": "programme", "value": after, "changed_at": now}, ["key"], ["value", "changed_at"])
        record(session, actor, "sites.change_programme", Programme(), now=now, changed=changed)
    return after


def open_site(
    session: Session, actor: Actor, *, slug: str, name: str, kind: SiteKind, phone: str, hours: str, contact_name: str,
    contact_email: str = "", now: datetime, **choices: Any,
) -> Site:
    """A new site joins. `choices` are settings (tagline, palette, languages, reply_days…).

    Raises ValueError for a taken or reserved address.
    """
    require(sets_up_programme(actor, None))
    if slug in rules.RESERVED or queries.any_site_by_slug(session, slug) is not None:
        raise ValueError(f"{slug} is taken")
    check({"name": name, **choices})
    values = {"languages": ["fr", "en", "ar"], "words": {}, "monogram": rules.monogram_of(name), **choices}
    site = Site(
        slug=slug, name=name, kind=kind, phone=phone, hours=hours, contact_name=contact_name, contact_email=contact_email, opened_at=now,
        **values,
    )
    session.add(site)
    session.flush()
    record(session, actor, "sites.open_site", site, now=now, site_id=site.id, kind=str(kind))
    return site


def retire_site(session: Session, actor: Actor, site: Site, *, now: datetime) -> Site:
    """A site leaves: its pages are closed to everybody, its data stay and are deleted at the usual dates."""
    require(sets_up_programme(actor, None))
    if site.left_at is None:
        site.left_at = now
        record(session, actor, "sites.retire_site", site, now=now, site_id=site.id)
    return site


def readmit_site(session: Session, actor: Actor, site: Site, *, now: datetime) -> Site:
    """A site comes back, as it was."""
    require(sets_up_programme(actor, None))
    if site.left_at is not None:
        site.left_at = None
        record(session, actor, "sites.readmit_site", site, now=now, site_id=site.id)
    return site
