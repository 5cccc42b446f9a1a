"""Where a term stands in what a town wrote: packages above offer their texts, so that whoever words a term sees its use."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from app.language import queries
from app.language.national import Entry

MOST = 20


@dataclass(frozen=True)
class Written:
    """A text of the town: its title, its address within the site, its words."""

    title: str
    path: str
    words: str


Source = Callable[[Session, int], Iterable[Written]]
_sources: list[Source] = []


def register(*sources: Source) -> None:
    """Add sources (the factory calls this once)."""
    _sources.extend(source for source in sources if source not in _sources)


def of(session: Session, site_id: int, entry: Entry, glossary: Any) -> list[Written]:
    """The texts of the site in which a term stands, each once, at most `MOST`."""
    found: dict[str, Written] = {}
    for source in (*_sources, _texts):
        for one in source(session, site_id):
            if len(found) < MOST and one.path not in found and any(met.slug == entry.slug for _start, _word, met in glossary.find(one.words)):
                found[one.path] = one
    return list(found.values())


def _texts(session: Session, site_id: int) -> Iterable[Written]:
    for sheet in queries.public_texts(session, site_id):
        version = sheet.version
        yield Written(version.title, f"texts/{sheet.text.slug}", f"{version.title}. {version.simple}\n{version.body}")
