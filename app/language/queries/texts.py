"""Reading official texts, each with the version in force."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.language.models import OfficialText, TextState, TextVersion


@dataclass(frozen=True)
class Sheet:
    """A text and its newest version."""

    text: OfficialText
    version: TextVersion


def public_texts(session: Session, site_id: int) -> list[Sheet]:
    """The published texts of a site, newest first (one query)."""
    return _sheets(session, OfficialText.site_id == site_id, OfficialText.state == TextState.PUBLISHED)


def staff_texts(session: Session, site_id: int) -> list[Sheet]:
    """All texts of a site, drafts first (one query)."""
    return sorted(_sheets(session, OfficialText.site_id == site_id), key=lambda sheet: sheet.text.state != TextState.DRAFT)


def text_by_slug(session: Session, site_id: int, slug: str) -> Sheet | None:
    """A text of the site, whatever its state."""
    return next(iter(_sheets(session, OfficialText.site_id == site_id, OfficialText.slug == slug)), None)


def text_slugs(session: Session, site_id: int) -> set[str]:
    """The addresses taken."""
    return set(session.scalars(select(OfficialText.slug).where(OfficialText.site_id == site_id)))


def versions(session: Session, text_id: int) -> list[TextVersion]:
    """All versions, newest first."""
    return list(session.scalars(select(TextVersion).where(TextVersion.text_id == text_id).order_by(TextVersion.version.desc())))


def _sheets(session: Session, *which: object) -> list[Sheet]:
    newest = select(TextVersion.text_id, func.max(TextVersion.version).label("version")).group_by(TextVersion.text_id).subquery()
    query = (
        select(OfficialText, TextVersion).join(newest, newest.c.text_id == OfficialText.id)
        .join(TextVersion, (TextVersion.text_id == OfficialText.id) & (TextVersion.version == newest.c.version))
        .where(*which).order_by(OfficialText.published_at.desc(), OfficialText.id.desc()).limit(200)  # type: ignore[arg-type]
    )
    return [Sheet(row[0], row[1]) for row in session.execute(query)]
