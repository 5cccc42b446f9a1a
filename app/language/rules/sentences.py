"""A text cut into sentences, the French way: « M. », « n° 2 », « etc. », lists and line breaks included."""

import re
from dataclasses import dataclass

_ABBREVIATIONS = frozenset(
    "m mm mme mmes mlle dr me mgr st ste art al chap p pp n no cf ex env max min tél tel réf ref av bd bld boul vol fig éd ed hab "
    "mr mrs ms vs eg ie jr sr dept approx".split()
)
_END = re.compile(r"[.!?…؟]+[\s\u00a0\u202f]*[»”\")]?(?=\s|$)")
_BREAK = re.compile(r"\n[ \t]*(?:\n\s*|(?=[-–—•·*▪◦]|\d+[.)]|[a-z]\)|[A-ZÀ-ÖØ-Þ«\"“]))")
_INITIAL = re.compile(r"(?:^|[\s(.’'-])[A-ZÀ-Ö]$")
_BULLET = re.compile(r"[\s\u00a0\u202f]*(?:[-–—•·*▪◦]|\d+[.)]|[a-z]\))?[\s\u00a0\u202f]*")


@dataclass(frozen=True, slots=True)
class Sentence:
    """text[start:end], without the blanks and the bullet around it."""

    start: int
    end: int


def sentences(text: str) -> list[Sentence]:
    """The sentences of a text in order; a title, a list entry and a last line without a full stop are sentences too."""
    cuts = sorted({*_full_stops(text), *(found.start() for found in _BREAK.finditer(text)), len(text)})
    found, start = [], 0
    for cut in cuts:
        bullet = _BULLET.match(text, start)
        first, last = bullet.end() if bullet else start, len(text[:cut].rstrip())
        if any(sign.isalnum() for sign in text[first:last]):
            found.append(Sentence(first, last))
            start = cut
    return found


def _full_stops(text: str) -> list[int]:
    return [found.end() for found in _END.finditer(text) if not _goes_on(text, found)]


def _goes_on(text: str, stop: re.Match[str]) -> bool:
    """Whether the mark does not end its sentence: an abbreviation, an initial, « … » or « etc. » before a small letter."""
    after = text[stop.end():].lstrip()[:1]
    if "!" in stop[0] or "?" in stop[0]:
        return after.islower()
    if after.islower():
        return True
    if stop[0].strip() != ".":
        return False
    before = text[max(0, stop.start() - 12):stop.start()]
    word = re.split(r"[\s(«’'.]", before)[-1].lower()
    if word.rstrip("°") in ("n", "p") and not after.isdigit() and word != "p":
        return False
    return bool(after) and (word in _ABBREVIATIONS or (_INITIAL.search(before) is not None and after.isupper()))
