"""Finds what should not be published about a person, so that a moderator can mask it in one gesture.

Nothing is masked without a person's decision: spans are proposals. A street number alone is not one of them,
because most inputs are about a place.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from typing import NamedTuple

from app.core.text.people_names import names_after_titles


class Kind(StrEnum):
    """What a span of text gives away."""

    EMAIL = "email"
    SOCIAL_SECURITY = "social_security"
    BANK_ACCOUNT = "bank_account"
    PHONE = "phone"
    NUMBER_PLATE = "number_plate"
    DOOR_CODE = "door_code"
    FLAT = "flat"
    NAME = "name"


class Span(NamedTuple):
    """Characters ``start`` to ``end`` (excluded) of a text, and what they give away."""

    start: int
    end: int
    kind: Kind


PLACEHOLDERS: Mapping[Kind, str] = {
    Kind.EMAIL: "[adresse e-mail masquée]",
    Kind.SOCIAL_SECURITY: "[numéro de sécurité sociale masqué]",
    Kind.BANK_ACCOUNT: "[compte bancaire masqué]",
    Kind.PHONE: "[téléphone masqué]",
    Kind.NUMBER_PLATE: "[plaque masquée]",
    Kind.DOOR_CODE: "[code d’entrée masqué]",
    Kind.FLAT: "[logement masqué]",
    Kind.NAME: "[nom masqué]",
}


def find(text: str) -> list[Span]:
    """Spans in reading order, never overlapping; where two overlap the kind listed first in ``Kind`` wins."""
    taken: list[Span] = []
    for kind, search in _SEARCHES.items():
        for start, end in search(text):
            if all(end <= span.start or start >= span.end for span in taken):
                taken.append(Span(start, end, kind))
    return sorted(taken)


def mask(text: str, spans: Iterable[Span], placeholders: Mapping[Kind, str] = PLACEHOLDERS) -> str:
    """``text`` with each span replaced by the placeholder of its kind."""
    for span in sorted(spans, reverse=True):
        text = text[:span.start] + placeholders[span.kind] + text[span.end:]
    return text


Found = Iterable[tuple[int, int]]
_GAP = "[ .\u00a0\u202f\u2009-]"  # between the digits of one number
_BLANK = "[ \u00a0\u202f\u2009]"
_DEPARTMENT = "(?:0[1-9]|[1-8]\\d|9[0-5]|2[AB]|97[1-6])"

_AT = r"(?:@|[(\[]{1,2}(?:at|arobase|arobas|@)[)\]]{1,2}|\barobase\b)"
_EMAIL = re.compile(
    rf"[\w.+'-]{{1,64}}{_BLANK}?{_AT}{_BLANK}?\w[\w-]{{0,62}}(?:(?:\.| point )\w[\w-]{{1,62}}){{1,4}}",
    re.IGNORECASE)
# 08 numbers are services, short numbers (15, 3919) are everybody's: neither is a person's.
_PHONE = re.compile(
    r"(?<![\w+])(?<!\d[.,/-])(?:"
    rf"(?:(?:\+|00){_GAP}?33{_GAP}?(?:\(0\))?{_GAP}?|[0O]{_GAP}?)[1-79](?:{_GAP}{{0,2}}[\dO]{{2}}){{4}}"
    rf"|0[1-79]{_GAP}?\d{{3}}{_GAP}\d{{3}}{_GAP}\d\d|0[1-79]\d\d{_GAP}\d{{3}}{_GAP}\d{{3}}"
    rf"|\+(?!33)[1-9]\d{{0,2}}(?:{_GAP}{{0,2}}(?:\(0\))?\d{{1,4}}){{2,6}})(?!\w)")
_SOCIAL_SECURITY = re.compile(
    rf"(?<!\d)[12]{_GAP}?\d\d{_GAP}?(?:0[1-9]|1[0-2]|[2-9]\d){_GAP}?(?:\d\d|2[ABab]){_GAP}?\d{{3}}{_GAP}?\d{{3}}"
    rf"(?:{_GAP}?[/]?{_GAP}?\d\d)?(?!\d)")
_BANK_ACCOUNT = re.compile(
    rf"\b[A-Z]{{2}}\d\d(?:{_BLANK}?[A-Z\d]{{4}}){{3,7}}(?:{_BLANK}?[A-Z\d]{{1,3}})?\b", re.IGNORECASE)
_PLATE = re.compile(
    r"(?<![\w-])(?!SS|WW)[A-HJ-NP-TV-Z]{2}([- ]?)(?!000)\d{3}\1(?!SS)[A-HJ-NP-TV-Z]{2}(?![\w-])")
_PLATE_WITH_DASHES = re.compile(r"(?<![\w-])[a-hj-np-tv-z]{2}-\d{3}-[a-hj-np-tv-z]{2}(?![\w-])")
_OLD_PLATE = re.compile(
    r"\b(?:plaque|immatricul\w*|voiture|v[ée]hicule|camion\w*|scooter|moto|fourgon\w*|auto)\b[^.!?\n]{0,40}?"
    rf"\b(\d{{1,4}}[- ]?[A-Z]{{2,3}}[- ]?{_DEPARTMENT})\b", re.IGNORECASE)
_NOT_A_FLAT = r"m2|m²|m\b|pi[èe]ces?|chambres?|€|euros?|ans?\b|mois|%|places?|personnes?|ou\b|à\s\d"
_FLAT = re.compile(
    r"\b(?:appartement|appart|app?t|app|logement)\b\.?\s{0,2}(?:n[°o]\.?\s?|num[ée]ro\s)?:?\s?"
    rf"(?:(?![tf]\d\b)[a-z]?[- ]?\d{{1,4}}[a-z]?|(?-i:[A-Z]))(?![\w²³€%])(?!\s?(?:{_NOT_A_FLAT}))"
    r"|\b(?:[ée]tage|b[âa]t(?:iment)?\s\w{1,3}|escalier\s\w{1,3}|hall\s\w{1,3})\s?,?\s?"
    r"(?:porte|pte)\s(?:n[°o]\.?\s?)?\d{1,4}[a-z]?\b", re.IGNORECASE)
_DOOR = r"(?:porte|entr[ée]e|acc[èe]s|immeuble|portail|hall|portillon|parking)"
_DOOR_CODE = re.compile(
    rf"\b(?:digicode|interphone|code\s(?:de\s(?:la\s|l['’]\s?)?|d['’]\s?|du\s)?{_DOOR})\b"
    r"(?:\s(?:du|de\sla|de\sl['’]|d['’])\s?\w{1,12}){0,2}\s{0,2}(?:est|c['’]est|:|=|,|n[°o]|\()?\s{0,2}(?:le\s)?"
    r"((?=[a-z]{0,2}\d)(?:[a-z\d]{4,8}(?![\w€])|\d{2}[ .-][a-z\d]{2,3}(?![\w€])))", re.IGNORECASE)


def _whole(pattern: re.Pattern[str], is_real: Callable[[str], bool] = bool) -> Callable[[str], Found]:
    return lambda text: [found.span() for found in pattern.finditer(text) if is_real(found[0])]


def _group(pattern: re.Pattern[str]) -> Callable[[str], Found]:
    return lambda text: [found.span(1) for found in pattern.finditer(text)]


def _is_social_security(number: str) -> bool:
    """Thirteen digits grouped as on the card, or fifteen with the right key (97 − number mod 97)."""
    compact = re.sub(r"[^\dA-B]", "", number.upper())
    body = compact[:13].replace("2A", "19").replace("2B", "18")  # Corsica, as the key counts it
    if len(compact) == 15 and 97 - int(body) % 97 == int(compact[13:]):
        return True
    return bool(re.match(rf"[12]{_GAP}\d\d{_GAP}\d\d{_GAP}\w\w{_GAP}\d{{3}}{_GAP}\d{{3}}", number))


def _is_bank_account(number: str) -> bool:
    """IBAN check, ISO 13616: letters as 10–35, first four characters last, remainder 1."""
    compact = re.sub(r"\s", "", number).upper()
    digits = "".join(str(int(sign, 36)) for sign in compact[4:] + compact[:4])
    return len(compact) >= 15 and int(digits) % 97 == 1


def _plates(text: str) -> Found:
    return [*_whole(_PLATE)(text), *_whole(_PLATE_WITH_DASHES)(text), *_group(_OLD_PLATE)(text)]


_SEARCHES: Mapping[Kind, Callable[[str], Found]] = {
    Kind.EMAIL: _whole(_EMAIL),
    Kind.SOCIAL_SECURITY: _whole(_SOCIAL_SECURITY, _is_social_security),
    Kind.BANK_ACCOUNT: _whole(_BANK_ACCOUNT, _is_bank_account),
    Kind.PHONE: _whole(_PHONE),
    Kind.NUMBER_PLATE: _plates,
    Kind.DOOR_CODE: _group(_DOOR_CODE),
    Kind.FLAT: _whole(_FLAT),
    Kind.NAME: names_after_titles,
}
