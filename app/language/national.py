"""The national list of hard words: reference data that every site starts from and may word in its own way."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from app.core.text.slugs import free_slug

FILE = Path(__file__).parent / "data" / "glossary_fr.csv"
ADDRESSES = frozenset({"ask", "asked", "check", "new"})
"""Addresses of the glossary's own pages: no term may sit there."""


@dataclass(frozen=True)
class Entry:
    """A term as a page shows it. `own`: the site's wording; `shown`: False where the site switched it off."""

    slug: str
    term: str
    kind: str
    plain: str
    explanation: str = ""
    example: str = ""
    english: str = ""
    own: bool = False
    national: bool = False
    shown: bool = True


@cache
def national() -> dict[str, Entry]:
    """The entries by slug, in the list's order."""
    found: dict[str, Entry] = {}
    with FILE.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            slug = free_slug(row["term"], "mot", {*ADDRESSES, *found})
            found[slug] = Entry(slug, row["term"], row["kind"], row["plain"], row["explanation"], english=row.get("en") or "", national=True)
    return found
