"""Bodies outside the town, and who is competent for which theme."""

from datetime import datetime
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app.audit.actions import record
from app.core.db import upsert
from app.core.verdicts import require
from app.people.rules import Actor
from app.sites.actions.changes import write
from app.sites.models import Competence, OutsideBody, Site, SiteKind, Theme
from app.sites.permissions import sets_up
from app.sites.rules import HOLDERS

BODY_FIELDS = ("name", "does", "phone", "email", "url")


def add_body(
    session: Session, actor: Actor, site: Site, *, name: str, does: str = "", phone: str = "", email: str = "", url: str = "", now: datetime
) -> OutsideBody:
    """A landlord, a transport operator, the police: somebody to whom an input can be passed."""
    require(sets_up(actor, site))
    body = OutsideBody(site_id=site.id, name=name, does=does, phone=phone, email=email, url=url)
    session.add(body)
    session.flush()
    record(session, actor, "sites.add_body", body, now=now)
    return body


def change_body(session: Session, actor: Actor, site: Site, body: OutsideBody, changes: dict[str, Any], *, now: datetime) -> OutsideBody:
    """Change what is known of it."""
    require(sets_up(actor, site))
    if changed := write(body, changes, BODY_FIELDS):
        record(session, actor, "sites.change_body", body, now=now, changed=changed)
    return body


def set_competence(
    session: Session, actor: Actor, site: Site, theme: Theme, *, holder: str, body: OutsideBody | None = None, because: str = "",
    now: datetime,
) -> Competence:
    """Who is competent for a theme, and why: the suggestion of a team says so. One rule a theme.

    Raises ValueError for a holder that does not exist there, or an outside holder without its body.
    """
    require(sets_up(actor, site))
    outside = holder == "outside"
    if holder not in HOLDERS or outside != (body is not None) or (holder == "group" and site.kind != SiteKind.GROUP):
        raise ValueError("not a holder of this site")
    if theme.site_id != site.id or (body is not None and body.site_id != site.id):
        raise ValueError("another site's")
    values = dict(site_id=site.id, theme_id=theme.id, holder=holder, body_id=body.id if body else None, because=because)
    upsert(session, Competence, values, ["site_id", "theme_id"], ["holder", "body_id", "because"])
    session.expire_all()
    rule = session.scalars(select(Competence).where(Competence.site_id == site.id, Competence.theme_id == theme.id)).one()
    record(session, actor, "sites.set_competence", rule, now=now, theme_id=theme.id, holder=holder, body_id=rule.body_id)
    return rule


def clear_competence(session: Session, actor: Actor, site: Site, rule: Competence, *, now: datetime) -> None:
    """No rule any more for that theme: past inputs and themes alone suggest."""
    require(sets_up(actor, site))
    record(session, actor, "sites.clear_competence", rule, now=now, site_id=site.id, theme_id=rule.theme_id)
    session.execute(delete(Competence).where(Competence.id == rule.id, Competence.site_id == site.id))
