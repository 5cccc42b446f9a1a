"""Expressions of the glossary and of offices, each with everyday words to put instead; only in their official sense."""

import re
from functools import lru_cache

from app.language.rules import lists
from app.language.rules.detect.passage import Passage
from app.language.rules.findings import Difficulty, Finding
from app.language.rules.offers import replacement
from app.language.rules.terms import ACRONYM, VERB, Found, Term, find_terms
from app.language.rules.tokens import fold

AROUND = 28
"""Signs looked at on either side to tell the everyday sense of a word."""

# « Une subvention, c’est de l’argent… »: a term explained on the spot is no obstacle, there or later in the text.
_EXPLAINED = re.compile(
    r"\s*[»\"]?\s*(?:,? c'est\b|,? c'est-à-dire|\(|veut dire|signifie|,? autrement dit|,? is (?:a|the) |means)", re.IGNORECASE
)
_NAMED_BY = re.compile(r"(?:s'appelle(?:nt)?|qu'on appelle|appelée?s?|on dit) (?:l'|la |le |les |une? )?[«\"]?\s*$", re.IGNORECASE)


def detect(passage: Passage, terms: tuple[Term, ...]) -> list[Finding]:
    """Findings of kind term, verb and official; initials of the glossary count as terms."""
    found = [one for one in find_terms(passage.text, _merged(terms, passage.language), passage.language) if _is_meant(passage, one)]
    explained = {one.term.term for one in found if _is_explained(passage, one)}
    own = frozenset(terms)
    return [_finding(passage, one, one.term in own) for one in found if one.term.term not in explained]


@lru_cache(maxsize=32)
def _merged(terms: tuple[Term, ...], language: str) -> tuple[Term, ...]:
    """A site's terms first, then the official expressions it says nothing about; without what everybody knows."""
    known = lists.known(language)
    taken = {fold(term.term) for term in terms}
    chosen = [*terms, *(term for term in lists.official(language) if fold(term.term) not in taken)]
    return tuple(term for term in chosen if fold(term.term) not in known and term.term not in known)


def _is_meant(passage: Passage, found: Found) -> bool:
    sense = lists.senses(passage.language).get(found.term.term)
    return sense is None or sense.holds(passage.even[max(0, found.start - AROUND):found.end + AROUND])


def _is_explained(passage: Passage, found: Found) -> bool:
    after = _EXPLAINED.match(passage.even, found.end)
    before = found.term.kind == ACRONYM and passage.even[found.start - 1:found.start] == "("
    return bool(after or before or _NAMED_BY.search(passage.even[max(0, found.start - 30):found.start]))


def _finding(passage: Passage, found: Found, own: bool) -> Finding:
    kind = Difficulty.TERM if own else Difficulty.VERB if found.term.kind == VERB else Difficulty.OFFICIAL
    return Finding(
        kind, found.start, found.end, passage.text[found.start:found.end], found.term.plain, replacement(passage.text, found, own),
        found.term.explanation if own else "",
    )
