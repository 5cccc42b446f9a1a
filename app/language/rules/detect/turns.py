"""Turns of offices: « il convient de », « il n’est pas exclu que », chains of nouns made from verbs."""

import re

from app.language.rules.detect import english, french
from app.language.rules.detect.passage import Passage
from app.language.rules.findings import Difficulty, Finding

_TURNS = {
    "fr": ((Difficulty.IMPERSONAL, french.IMPERSONAL), (Difficulty.DOUBLE_NEGATION, french.DOUBLE_NEGATION),
           (Difficulty.CHAIN, french.CHAIN), (Difficulty.VERB, french.EMPTY_VERB)),
    "en": ((Difficulty.IMPERSONAL, english.IMPERSONAL), (Difficulty.DOUBLE_NEGATION, english.DOUBLE_NEGATION),
           (Difficulty.CHAIN, english.CHAIN)),
}
_CONCRETE = {"fr": french.CONCRETE, "en": english.CONCRETE}


def detect(passage: Passage) -> list[Finding]:
    """Findings of kind impersonal, double negation, chain and empty verb."""
    return [
        passage.finding(kind, match.start(), match.end())
        for kind, pattern in _TURNS.get(passage.language, ())
        for match in pattern.finditer(passage.even)
        if not _concrete(match, passage.language)
    ]


def _concrete(match: re.Match[str], language: str) -> bool:
    """Whether a noun of the turn is an everyday thing after all: « la construction du logement »."""
    groups = match.groupdict()
    return any(groups.get(name) and groups[name].lower().rstrip("s") in _CONCRETE[language] for name in ("first", "second"))
