"""The plain-language check of a text: what may be hard, why, and what to write instead. It never judges a person."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.language.rules.detect import lengths, numbers, passive, terms, turns, words
from app.language.rules.detect.passage import Passage
from app.language.rules.findings import Difficulty, Finding
from app.language.rules.lists import glossary
from app.language.rules.scores import Scores, score
from app.language.rules.sentences import Sentence
from app.language.rules.terms import Term


@dataclass(frozen=True, slots=True)
class Report:
    """The findings in the order of the text, its sentences and its scores."""

    findings: tuple[Finding, ...]
    sentences: tuple[Sentence, ...]
    scores: Scores

    def inside(self, sentence: Sentence) -> list[Finding]:
        """The findings of one sentence."""
        return [found for found in self.findings if sentence.start <= found.start < sentence.end]


def check(text: str, language: str = "fr", terms: Iterable[Term] | None = None) -> Report:
    """Reads a text (two hundred words take a few milliseconds) with a site's terms, or the platform's own glossary.

    In languages other than French and English only terms, long sentences, per cents and LIX are looked at.
    """
    passage = Passage.of(text, language)
    own = glossary(language) if terms is None else terms if isinstance(terms, tuple) else tuple(terms)
    found = [
        *terms_in(passage, own), *words.detect(passage), *lengths.detect(passage), *passive.detect(passage),
        *turns.detect(passage), *numbers.detect(passage),
    ]
    return Report(_untangled(found), passage.sentences, score(passage.tokens, len(passage.sentences), language))


def terms_in(passage: Passage, own: tuple[Term, ...]) -> list[Finding]:
    """Glossary and office expressions of a passage."""
    return terms.detect(passage, own)


def warm_up() -> None:
    """Loads every table, so that the first person does not wait (about half a second)."""
    for language in ("fr", "en"):
        check("Il convient de procéder à la mise en œuvre. It is decided by the council.", language)


_WORDING = (Difficulty.TERM, Difficulty.OFFICIAL, Difficulty.VERB)
_YIELDING = (Difficulty.RARE, Difficulty.ACRONYM, Difficulty.PASSIVE)


def _untangled(found: list[Finding]) -> tuple[Finding, ...]:
    """In the text's order; one remark per passage: an offered wording goes before a remark on the same words."""
    worded = [one for one in found if one.kind in _WORDING]
    heard: list[Finding] = [*worded, *(one for one in found if one.kind in (Difficulty.IMPERSONAL, Difficulty.DOUBLE_NEGATION, Difficulty.CHAIN))]
    kept = [
        one for one in dict.fromkeys(found)
        if not (one.kind in _YIELDING and any(_overlap(one, other) for other in heard))
        and not (one.kind == Difficulty.CHAIN and any(one.start == other.start for other in worded))
        and not (one.kind == Difficulty.VERB and any(_overlap(one, other) and len(other.words) > len(one.words) for other in heard))
    ]
    return tuple(sorted(kept, key=lambda one: (one.start, -one.end)))


def _overlap(one: Finding, other: Finding) -> bool:
    return one.start < other.end and other.start < one.end
