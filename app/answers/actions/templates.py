"""Ready answers of a site: kept once, adapted each time."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from app.answers import permissions
from app.answers.models import Template
from app.answers.rules.lacks import TEXTS
from app.audit.actions import record
from app.core.verdicts import require
from app.people.rules import Actor
from app.sites.models import Site


def add_template(
    session: Session, actor: Actor, site: Site, title: str, fields: Mapping[str, Any], *, theme_id: int | None = None, now: datetime
) -> Template:
    """Keep a ready answer for a usual question; `fields`: texts of an answer and perhaps its outcome."""
    require(permissions.may_keep_templates(actor, site))
    kept = {name: text for name, text in fields.items() if name in (*TEXTS, "outcome") and text}
    found = Template(site_id=site.id, theme_id=theme_id, title=title, fields=kept, created_at=now)
    session.add(found)
    session.flush()
    record(session, actor, "answers.add_template", found, now=now)
    return found


def remove_template(session: Session, actor: Actor, site: Site, found: Template, *, now: datetime) -> None:
    """Take a ready answer off the list; answers made from it stay."""
    require(permissions.may_keep_templates(actor, site))
    record(session, actor, "answers.remove_template", found, now=now)
    session.delete(found)
