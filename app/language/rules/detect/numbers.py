"""Per cents and big numbers without an image: « 23 % » reads better as « presque un sur quatre »."""

import re
from fractions import Fraction

from app.language.rules.detect.passage import Passage
from app.language.rules.findings import Difficulty, Finding

BIG = 1_000_000
_PERCENT = re.compile(r"(?P<value>\d{1,3}(?:[.,]\d+)?) ?(?:%|pour cent\b|pour ?cents?\b|per cent\b|percent\b)")
_BIG = re.compile(
    r"(?<![\d,.])(?P<value>\d{1,3}(?:[ .]\d{3}){2,}|\d{7,}|\d+(?:[.,]\d+)? (?:millions?|milliards?|billions?))"
    r"(?P<unit> ?(?:€|d'euros|euros|\$)?)",
)
_IMAGE = re.compile(
    r"\b(?:sur (?:deux|trois|quatre|cinq|six|dix|vingt|cent|\d+)|moiti[ée]|un tiers|deux tiers|(?:un|trois) quarts?|comme|prix d|autant|soit"
    r"|c'est-à-dire|par (?:habitant|personne|famille|an et par)|pour chaque|équivaut|presque tou"
    r"|in (?:two|three|four|five|ten)|half|a third|a quarter|per (?:person|resident)|same as)", re.IGNORECASE,
)
_WORDS = {
    "fr": ("un deux trois quatre cinq six sept huit neuf dix".split(), "{} sur {}", "presque {}", "un peu plus de {}", "la moitié",
           "vingt", "cent"),
    "en": ("one two three four five six seven eight nine ten".split(), "{} in {}", "almost {}", "a little more than {}", "half",
           "twenty", "a hundred"),
}
_NEAR = Fraction(1, 250)
"""Closer than 0.4 points needs no « presque »."""


def detect(passage: Passage) -> list[Finding]:
    """Findings of kind percent and big number, in sentences that give no image."""
    return [
        found for sentence in passage.sentences
        if not _IMAGE.search(passage.even, sentence.start, sentence.end)
        for found in [*_percents(passage, sentence.start, sentence.end), *_big(passage, sentence.start, sentence.end)]
    ]


def _percents(passage: Passage, start: int, end: int) -> list[Finding]:
    found = []
    for match in _PERCENT.finditer(passage.even, start, end):
        said = image(Fraction(match["value"].replace(",", ".")) / 100, passage.language)
        put = f"{passage.text[match.start():match.end()]} ({said})" if said else ""
        found.append(passage.finding(Difficulty.PERCENT, *match.span(), said, put))
    return found


def _big(passage: Passage, start: int, end: int) -> list[Finding]:
    return [passage.finding(Difficulty.BIG_NUMBER, match.start(), match.end()) for match in _BIG.finditer(passage.even, start, end)]


def image(share: Fraction, language: str = "fr") -> str:
    """A share of 1 in everyday words, "" outside ]0, 1[ or in a language without words: 0.23 → « presque un sur quatre »."""
    if not 0 < share < 1 or language not in _WORDS:
        return ""
    numbers, of, almost, more, half, twenty, hundred = _WORDS[language]
    candidates = [Fraction(part, whole) for whole in (2, 3, 4, 5, 10) for part in range(1, whole)] + [Fraction(1, 20), Fraction(1, 100)]
    near = min(sorted(set(candidates), key=lambda one: one.denominator), key=lambda one: abs(one - share))
    whole = {20: twenty, 100: hundred}.get(near.denominator) or numbers[near.denominator - 1]
    said = half if near == Fraction(1, 2) else of.format(numbers[near.numerator - 1], whole)
    if abs(near - share) <= _NEAR:
        return said
    return (almost if share < near else more).format(said)
