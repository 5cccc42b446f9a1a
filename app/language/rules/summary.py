"""May this text stand for an official one? One or two sentences that everybody understands at the first reading."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from app.language.rules.check import Report, check
from app.language.rules.findings import WHOLE, Difficulty
from app.language.rules.scores import Ease
from app.language.rules.terms import Term

SENTENCES = 2
FEWEST_WORDS = 12
"""Below this many words the scores say nothing: one long name would decide."""


class SummaryLack(StrEnum):
    """What keeps a summary from standing for the text."""

    EMPTY = "empty"
    SENTENCES = "sentences"
    TERMS = "terms"
    ACRONYMS = "acronyms"
    LONG = "long"
    HARD = "hard"


@dataclass(frozen=True, slots=True)
class Summary:
    """The lacks in the order to mend them, and the report they come from."""

    lacks: tuple[SummaryLack, ...]
    report: Report

    def __bool__(self) -> bool:
        return not self.lacks


def passes(text: str, language: str = "fr", terms: Iterable[Term] | None = None) -> Summary:
    """Truthy when the text has one or two sentences of at most 20 words, no term or initials unexplained, and no hard score.

    Office phrases, passives and numbers are remarks of the report; they do not stop a summary.
    """
    report = check(text, language, terms)
    kinds = {found.kind for found in report.findings}
    tests = {
        SummaryLack.EMPTY: not report.sentences,
        SummaryLack.SENTENCES: len(report.sentences) > SENTENCES,
        SummaryLack.TERMS: Difficulty.TERM in kinds,
        SummaryLack.ACRONYMS: Difficulty.ACRONYM in kinds,
        SummaryLack.LONG: not kinds.isdisjoint(WHOLE),
        SummaryLack.HARD: report.scores.ease == Ease.HARD and kinds.isdisjoint(WHOLE) and report.scores.words >= FEWEST_WORDS,
    }
    return Summary(tuple(lack for lack, missing in tests.items() if missing), report)
