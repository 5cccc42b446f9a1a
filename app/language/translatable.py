"""Texts that may be said in another language: packages above offer theirs, so that one desk shows them all."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from app.core.verdicts import Check
from app.language.rules.translating import digest_of


@dataclass(frozen=True)
class Part:
    """One piece of a text. `name`: letters, digits and underscores; it never changes."""

    name: str
    label: Any
    text: str


@dataclass(frozen=True)
class Original:
    """A text as it stands now. `path`: within the site; `weight`: readers or inputs; `closes_on`: the day from which it comes too late."""

    kind: str
    id: int
    title: str
    path: str
    parts: tuple[Part, ...]
    language: str = "fr"
    weight: int = 0
    closes_on: date | None = None

    @property
    def words(self) -> dict[str, str]:
        """Its parts that say something, by name."""
        return {part.name: part.text for part in self.filled}

    @property
    def filled(self) -> list[Part]:
        """Its parts that say something."""
        return [part for part in self.parts if part.text and part.text.strip()]

    @property
    def digest(self) -> str:
        return digest_of(self.words)

    def targets(self, languages: Iterable[str]) -> list[str]:
        """The languages it can be translated into: those of the site, or French for what residents said in another one."""
        return [code for code in languages if code != "fr"] if self.language == "fr" else ["fr"]


@dataclass(frozen=True)
class Offer:
    """What a package offers. `every(session, site_id)` and `one(session, site_id, id)` read; `check(actor, site)` says who translates.

    `direct`: published without a second reader, and nothing of the original is kept. `after(session, id, texts)` is told of it.
    """

    kind: str
    label: Any
    every: Callable[[Session, int], Iterable[Original]]
    one: Callable[[Session, int, int], Original | None]
    check: Check
    direct: bool = False
    after: Callable[[Session, int, dict[str, str]], None] | None = None


_offers: dict[str, Offer] = {}


def register(*offers: Offer) -> None:
    """Add offers (the factory calls this once)."""
    _offers.update({offer.kind: offer for offer in offers})


def offer_of(kind: str) -> Offer | None:
    """The offer of a kind of text."""
    return _offers.get(kind)


def offers() -> list[Offer]:
    """All offers."""
    return list(_offers.values())
