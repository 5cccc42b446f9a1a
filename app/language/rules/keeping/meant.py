"""Which terms a page explains: not those everybody knows, and everyday words only in their official sense. Pure."""

from app.language.rules import lists
from app.language.rules.detect.passage import Passage
from app.language.rules.terms import Found, Term
from app.language.rules.tokens import fold

AROUND = 28
"""Signs looked at on either side to tell the everyday sense of a word."""


def is_known(term: Term) -> bool:
    """Whether most readers know the term without help."""
    known = lists.known("fr")
    return fold(term.term) in known or term.term in known


def is_meant(text: str, found: Found) -> bool:
    """Whether a word stands in its official sense: « acteur » of a policy, not of a film."""
    sense = lists.senses("fr").get(found.term.term)
    return sense is None or sense.holds(Passage.of(text, "fr").even[max(0, found.start - AROUND):found.end + AROUND])
