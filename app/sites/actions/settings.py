"""A site's own settings."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from app.audit.actions import record
from app.core.verdicts import require
from app.core.workdays import ZONES
from app.people.rules import Actor
from app.sites import rules
from app.sites.actions.changes import write
from app.sites.models import Review, Site
from app.sites.palettes import palettes
from app.sites.permissions import sets_up

CHANGEABLE = (
    "name", "tagline", "monogram", "palette", "languages", "words", "reply_days", "holiday_zone", "answer_review", "phone", "hours",
    "contact_name", "contact_email",
)
PROMISES = ("reply_days", "answer_review", "holiday_zone")


def change_settings(session: Session, actor: Actor, site: Site, changes: dict[str, Any], *, now: datetime) -> Site:
    """Change settings of the site. Answers already promised keep their date: the new delay counts for what arrives next.

    The log keeps the names of what changed, and the values where they are a promise. Raises ValueError for an unknown choice.
    """
    require(sets_up(actor, site))
    check(changes)
    before = {name: getattr(site, name) for name in PROMISES}
    changed = write(site, changes, CHANGEABLE)
    if changed:
        promised: dict[str, Any] = {name: [before[name], getattr(site, name)] for name in PROMISES if name in changed}
        record(session, actor, "sites.change_settings", site, now=now, site_id=site.id, changed=changed, **promised)
    return site


def check(values: dict[str, Any]) -> None:
    """Raise ValueError for a value no site may have, whatever road it came by."""
    known: dict[str, Any] = {
        "palette": palettes(), "holiday_zone": ZONES, "answer_review": list(Review), "reply_days": rules.REPLY_DAYS,
    }
    for name, allowed in known.items():
        if name in values and values[name] not in allowed:
            raise ValueError(f"{name}: {values[name]!r}")
    if "languages" in values and "fr" not in values["languages"]:
        raise ValueError("a site speaks French at least")
    if "name" in values and not values["name"].strip():
        raise ValueError("a site has a name")
