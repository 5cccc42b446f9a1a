"""The reference lists beside this package, each read once when first needed."""

import csv
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from app.language.rules.terms import Term
from app.language.rules.tokens import fold

DATA = Path(__file__).parents[1] / "data"


@dataclass(frozen=True, slots=True)
class Sense:
    """When an everyday word is meant in its official sense: `only` and `unless` are looked for around it."""

    only: re.Pattern[str] | None
    unless: re.Pattern[str] | None

    def holds(self, around: str) -> bool:
        """Whether the official sense is meant in these few words."""
        return (self.only is None or bool(self.only.search(around))) and (self.unless is None or not self.unless.search(around))


def glossary(language: str = "fr") -> tuple[Term, ...]:
    """The platform's own glossary: what a site starts from."""
    return _terms(f"glossary_{language}.csv", "term")


def official(language: str = "fr") -> tuple[Term, ...]:
    """Expressions of offices, with everyday words instead; an empty `plain` means: leave it out."""
    return _terms(f"{language}_official.csv", "expression")


@lru_cache(maxsize=8)
def senses(language: str = "fr") -> dict[str, Sense]:
    """The guards by expression."""
    return {row["expression"]: Sense(_pattern(row["only"]), _pattern(row["unless"])) for row in _rows(f"{language}_senses.csv")}


@lru_cache(maxsize=8)
def known(language: str = "fr") -> frozenset[str]:
    """Terms of the glossary that most readers know, folded; and initials read as words, as written."""
    terms, _mark, initials = _text(f"{language}_known.txt").partition("# initials")
    return frozenset(fold(line) for line in terms.splitlines() if line[:1] != "#") | frozenset(initials.split())


@lru_cache(maxsize=8)
def common(language: str = "fr") -> frozenset[str]:
    """Everyday words in dictionary form, folded; empty in a language without a list."""
    lines = (_text(f"{language}_common.txt") + "\n" + _text(f"{language}_everyday.txt")).splitlines()
    return frozenset(fold(word) for line in lines if line[:1] != "#" for word in line.split())


@lru_cache(maxsize=16)
def _terms(name: str, column: str) -> tuple[Term, ...]:
    return tuple(
        Term(row[column], row["kind"], *(said.replace("'", "’") for said in (row["plain"], row.get("explanation") or row.get("note") or "")))
        for row in _rows(name)
    )


def _rows(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(_text(name).splitlines()))


def _text(name: str) -> str:
    path = DATA / name
    return path.read_text(encoding="utf-8") if path.exists() else ""


def _pattern(source: str) -> re.Pattern[str] | None:
    return re.compile(source, re.IGNORECASE) if source else None
