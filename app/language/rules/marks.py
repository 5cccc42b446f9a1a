"""A text in pieces, so that a page can show which words a finding means without any HTML inside."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.language.rules.findings import WHOLE, Finding


@dataclass(frozen=True, slots=True)
class Piece:
    """Some of the text; `marked`: a finding begins and ends here."""

    text: str
    marked: bool


def pieces(text: str, findings: Iterable[Finding]) -> list[Piece]:
    """The text cut at the findings; of two that overlap the first is marked. Whole sentences are not marked."""
    found, last = [], 0
    for one in findings:
        if one.kind in WHOLE or one.start < last:
            continue
        found += [Piece(text[last:one.start], False), Piece(text[one.start:one.end], True)]
        last = one.end
    return [piece for piece in [*found, Piece(text[last:], False)] if piece.text]


def units(text: str, place: int) -> int:
    """A place in the text as browsers count it, in UTF-16 units."""
    return len(text[:place].encode("utf-16-le", "surrogatepass")) // 2
