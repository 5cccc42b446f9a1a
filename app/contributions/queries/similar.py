"""What was already said in other words.

Pre-selection reads, for each word of the question, its newest `POSTINGS` inputs from one index; what shares most and
rarest words is fetched and ranked by `core.text.likeness`. The cost is bounded whatever the number of inputs.
"""

from collections import defaultdict
from dataclasses import dataclass
from math import log
from typing import Any

from sqlalchemy import ColumnElement, select, union_all
from sqlalchemy.orm import Session

from app.contributions.models import Contribution, Word
from app.contributions.queries.inputs import visible
from app.contributions.rules import distinct
from app.core.text.likeness import rank_similar
from app.core.text.stems import stems, synonyms

POSTINGS = 500
CANDIDATES = 60
ASKED_WORDS = 12


@dataclass(frozen=True)
class Similar:
    """An input that says nearly the same, and how alike it is (0 to 1)."""

    id: int
    title: str
    state: str
    supports_count: int
    author_id: int | None
    score: float


def similar(
    session: Session, site_id: int, text: str, language: str, *, kind: str = "proposal", limit: int = 3, at_least: float = 0.3,
    but_not: int | None = None,
) -> list[Similar]:
    """The visible inputs of the site most like `text`, best first (two queries)."""
    asked = stems(text, language)
    found = _sharing_words(session, site_id, index_words_of(asked, language)[:ASKED_WORDS])
    found.pop(but_not or 0, None)
    best = sorted(found, key=lambda number: (-found[number], -number))[:CANDIDATES]
    rows = {row.id: row for row in session.execute(_rows(best, Contribution.kind == kind))}
    texts = [(number, row.stems.split()) for number, row in rows.items()]
    ranked = rank_similar(asked, texts, limit=limit, at_least=at_least, language=language)
    return [
        Similar(row.id, row.title, row.state, row.supports_count, row.author_id, near.score) for near in ranked for row in [rows[near.key]]
    ]


def index_words_of(found: list[str], language: str) -> list[str]:
    """Stems as the index stores them: synonyms are one word."""
    known = synonyms(language[:2].lower())
    return distinct(known.get(stem, stem) for stem in found)


def _sharing_words(session: Session, site_id: int, words: list[str]) -> dict[int, float]:
    """{input: weight of the words it shares}; a word that fills its quota is common and weighs little."""
    if not words:
        return {}
    newest = [
        select(
            select(Word.word, Word.contribution_id).where(Word.site_id == site_id, Word.word == word)
            .order_by(Word.contribution_id.desc()).limit(POSTINGS).subquery()
        )
        for word in words
    ]
    holders = defaultdict(list)
    for row in session.execute(union_all(*newest)).all():
        holders[row.word].append(row.contribution_id)
    shared: dict[int, float] = defaultdict(float)
    for numbers in holders.values():
        weight = log(2 * POSTINGS / len(numbers))
        for number in numbers:
            shared[number] += weight
    return shared


def _rows(numbers: list[int], kind: ColumnElement[bool]) -> Any:
    query = select(
        Contribution.id, Contribution.title, Contribution.state, Contribution.supports_count, Contribution.author_id, Contribution.stems
    )
    return visible(query.where(Contribution.id.in_(numbers), kind, Contribution.merged_into_id.is_(None)))
