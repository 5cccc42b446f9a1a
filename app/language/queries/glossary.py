"""A site's glossary: the national list with the site's own wordings over it, kept in the process until the site changes one."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import lru_cache
from threading import Lock
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.core.text.stems import plain
from app.language.models import Wording
from app.language.national import Entry, national
from app.language.rules.keeping.asked import key_of
from app.language.rules.keeping.meant import is_known, is_meant
from app.language.rules.terms import Found, Term, find_terms

MOST_TEXTS = 2_000
MOST_SITES = 64


@dataclass(frozen=True)
class Glossary:
    """The entries of a site by slug, those switched off included, and what finds them in a text."""

    entries: dict[str, Entry]
    _slugs: dict[Term, str] = field(default_factory=dict, repr=False)
    _find: Any = field(default=None, repr=False)

    def shown(self) -> list[Entry]:
        """The entries residents see, by alphabet."""
        return [entry for entry in self.entries.values() if entry.shown]

    def get(self, slug: str) -> Entry | None:
        """An entry that residents see."""
        entry = self.entries.get(slug)
        return entry if entry is not None and entry.shown else None

    def named(self, word: str) -> Entry | None:
        """The entry somebody means who typed a word, however it is inflected."""
        key = key_of(word)
        exact = next((entry for entry in self.shown() if key_of(entry.term) == key), None)
        found = self.find(word.strip())
        return exact or (found[0][2] if found and len(found[0][1]) >= len(word.strip()) - 3 else None)

    def find(self, text: str) -> list[tuple[int, str, Entry]]:
        """(start, the words as written, entry) of each shown term in a French text, in order."""
        return [(one.start, text[one.start:one.end], self.entries[self._slugs[one.term]]) for one in self._find(text)]

    def search(self, text: str, *, hidden: bool = False) -> list[Entry]:
        """Entries whose term or plain wording holds the text; all of them for an empty one."""
        wanted = plain(text.strip())
        every = self.entries.values() if hidden else self.shown()
        return [entry for entry in every if wanted in plain(entry.term) or (wanted and wanted in plain(entry.plain))]


_kept: dict[tuple[str, int], tuple[int, Glossary]] = {}
_lock = Lock()


def glossary(session: Session, site_id: int) -> Glossary:
    """The site's glossary: one small query, and the wordings themselves only after one changed."""
    newest = session.scalar(select(func.max(Wording.id)).where(Wording.site_id == site_id)) or 0
    key = (str(session.get_bind().engine.url), site_id)
    kept = _kept.get(key)
    if kept is None or kept[0] != newest:
        kept = (newest, _build(wordings(session, site_id)))
        with _lock:
            if len(_kept) >= MOST_SITES:
                _kept.clear()
            _kept[key] = kept
    return kept[1]


def wordings(session: Session, site_id: int, slug: str | None = None) -> list[Wording]:
    """The site's wordings in the order they were written: of all terms, or all versions of one."""
    query = select(Wording).where(Wording.site_id == site_id).order_by(Wording.version, Wording.id)
    return list(session.scalars(query.where(Wording.slug == slug) if slug is not None else query))


def _build(rows: Iterable[Wording]) -> Glossary:
    entries = dict(national())
    for row in rows:
        base = entries.get(row.slug) or Entry(row.slug, row.term, row.kind, row.plain)
        entries[row.slug] = replace(
            base, term=row.term, kind=row.kind, plain=row.plain, explanation=row.explanation, example=row.example, shown=row.shown, own=True
        )
    ordered = dict(sorted(entries.items(), key=lambda pair: plain(pair[1].term)))
    slugs = {Term(one.term, one.kind, one.plain, one.explanation): slug for slug, one in ordered.items() if one.shown}
    own = {term.term for term, slug in slugs.items() if ordered[slug].own}
    terms = tuple(term for term in slugs if term.term in own or not is_known(term))

    @lru_cache(maxsize=MOST_TEXTS)
    def find(text: str) -> tuple[Found, ...]:
        return tuple(one for one in find_terms(text, terms) if one.term.term in own or is_meant(text, one))

    return Glossary(ordered, slugs, find)
