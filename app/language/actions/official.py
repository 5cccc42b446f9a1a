"""The verbs of an official text: draft, change, publish. All roads to residents pass the check of the summary."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from app.audit.actions import record
from app.core.clock import today
from app.core.text.slugs import free_slug
from app.core.verdicts import Refused, require
from app.language import queries
from app.language.models import OfficialText, TextState, TextVersion
from app.language.permissions import keeps_words, may_publish, summary_passes
from app.language.queries import Sheet
from app.language.rules.keeping.official import CONTENT, lacks, review_after
from app.people.rules import Actor
from app.sites.models import Site


class Incomplete(ValueError):
    """A text lacks a part that it needs; `lacks` names what is missing."""

    def __init__(self, lacks: list[str]) -> None:
        super().__init__(", ".join(lacks))
        self.lacks = lacks


def draft_text(session: Session, actor: Actor, site: Site, *, title: str, now: datetime, **content: Any) -> Sheet:
    """A new draft with its first version."""
    require(keeps_words(actor, site))
    text = OfficialText(site_id=site.id, slug=free_slug(title, "texte", queries.text_slugs(session, site.id) | {"new"}), created_at=now)
    session.add(text)
    session.flush()
    blank = TextVersion(
        text_id=text.id, version=1, title=title, summary="", body="", simple="", source_url="", reviewed_by="", created_by_id=actor.account_id,
        created_at=now,
    )
    _write(blank, content, now)
    session.add(blank)
    session.flush()
    record(session, actor, "language.draft_text", text, now=now)
    return Sheet(text, blank)


def edit_text(session: Session, actor: Actor, site: Site, sheet: Sheet, changes: dict[str, Any], *, note: str = "", now: datetime) -> Sheet:
    """Change a text. A draft changes in place; a published one gets a new version, which must be whole and pass the check.

    A FALC review falls with the simple version it was made of. Raises `Incomplete`, or `Refused` with the check's reasons.
    """
    require(keeps_words(actor, site))
    old = sheet.version
    if sheet.text.state == TextState.DRAFT:
        _write(old, changes, now)
        record(session, actor, "language.edit_text", sheet.text, now=now, site_id=site.id, version=old.version)
        return sheet
    new = TextVersion(
        text_id=old.text_id, version=old.version + 1, note=note, created_by_id=actor.account_id, created_at=now,
        **{name: getattr(old, name) for name in CONTENT},
    )
    _write(new, changes, now)
    changed = [name for name in CONTENT if getattr(new, name) != getattr(old, name)]
    if not changed:
        return sheet
    if missing := lacks(new):
        raise Incomplete(missing)
    if not (verdict := summary_passes(new.summary)):
        raise Refused(verdict)
    session.add(new)
    session.flush()
    record(session, actor, "language.edit_text", sheet.text, now=now, site_id=site.id, version=new.version, changed=changed)
    return Sheet(sheet.text, new)


def publish_text(session: Session, actor: Actor, site: Site, sheet: Sheet, *, now: datetime) -> OfficialText:
    """Let residents read it, simple version beside the official one."""
    require(may_publish(actor, site, sheet))
    sheet.text.state, sheet.text.published_at = TextState.PUBLISHED, now
    record(session, actor, "language.publish_text", sheet.text, now=now, site_id=site.id, version=sheet.version.version)
    return sheet.text


def _write(version: TextVersion, changes: dict[str, Any], now: datetime) -> None:
    if unknown := set(changes) - set(CONTENT):
        raise ValueError(f"not part of a text: {sorted(unknown)}")
    for name, value in review_after(version, changes, today(now)).items():
        setattr(version, name, value)
