"""Reading translations: the one in force, the one being written, and all that waits on the desk."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.language.models import Translation, TranslationState
from app.language.rules.translating import Standing, standing
from app.language.translatable import Offer, Original


@dataclass(frozen=True)
class Work:
    """A text in one language: the version in force and the newer one being written, where there are such."""

    published: Translation | None = None
    current: Translation | None = None

    @property
    def newest(self) -> Translation | None:
        """What a translator goes on from."""
        return self.current or self.published


@dataclass(frozen=True)
class Task:
    """A line of the desk: a text, a language, and where it stands."""

    offer: Offer
    original: Original
    language: str
    standing: Standing
    work: Work


def work_on(session: Session, site_id: int, kind: str, subject_id: int, language: str) -> Work:
    """What there is of one text in one language (one query)."""
    query = select(Translation).where(
        Translation.site_id == site_id, Translation.kind == kind, Translation.subject_id == subject_id, Translation.language == language
    )
    return _work(session.scalars(query.order_by(Translation.version.desc()).limit(2)).all())


def in_force(session: Session, site_id: int, kind: str, ids: Iterable[int], language: str) -> dict[int, Translation]:
    """The published translations of several texts, by their id (one query, none without ids)."""
    wanted = list(ids)
    if not wanted:
        return {}
    query = select(Translation).where(
        Translation.site_id == site_id, Translation.kind == kind, Translation.subject_id.in_(wanted), Translation.language == language,
        Translation.state == TranslationState.PUBLISHED,
    )
    return {row.subject_id: row for row in session.scalars(query.order_by(Translation.version))}


def tasks(session: Session, site_id: int, offers: Sequence[Offer], languages: Sequence[str]) -> list[Task]:
    """Every text of the offers in every language it can be read in (one query and those of the offers)."""
    found: dict[tuple[str, int, str], list[Translation]] = defaultdict(list)
    query = select(Translation).where(Translation.site_id == site_id, Translation.kind.in_([offer.kind for offer in offers]))
    for row in session.scalars(query.order_by(Translation.version.desc())):
        found[row.kind, row.subject_id, row.language].append(row)
    made = []
    for offer in offers:
        for original in offer.every(session, site_id):
            digest = original.digest
            for language in original.targets(languages):
                work = _work(found.get((original.kind, original.id, language), ()))
                made.append(Task(offer, original, language, standing(digest, work.published, work.current), work))
    return made


def _work(rows: Sequence[Translation]) -> Work:
    """From the rows of one text and language, newest first."""
    current = next((row for row in rows[:1] if row.state != TranslationState.PUBLISHED), None)
    return Work(next((row for row in rows if row.state == TranslationState.PUBLISHED), None), current)
