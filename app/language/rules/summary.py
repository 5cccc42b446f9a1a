"""What keeps a summary of an official text from being published: it must be two sentences that everybody can read. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from app.language.rules.check import check
from app.language.rules.findings import WHOLE, Difficulty, Finding
from app.language.rules.terms import Term

MOST_SENTENCES = 2
LEFT_TO_STAFF = (Difficulty.PASSIVE, Difficulty.PERCENT, Difficulty.BIG_NUMBER)
"""Found by the check and worth a second look, but no reason to hold a text back."""


@dataclass(frozen=True)
class Complaint:
    """One reason: its name in `labels.SUMMARY_WORDS` and what the sentence names."""

    name: str
    facts: dict[str, Any] = field(default_factory=dict)


def complaints(summary: str, terms: Iterable[Term]) -> list[Complaint]:
    """The reasons, in the order of the text; none for a good summary. `terms`: the site's own glossary."""
    if not summary.strip():
        return [Complaint("empty")]
    report = check(summary, "fr", terms)
    count = len(report.sentences)
    found = [Complaint("sentences", {"count": count})] if count > MOST_SENTENCES else []
    return found + [_complaint(one) for one in report.findings if one.kind not in LEFT_TO_STAFF]


def _complaint(finding: Finding) -> Complaint:
    if finding.kind in WHOLE:
        return Complaint("long", {"start": " ".join(finding.words.split()[:4])})
    if finding.offer:
        return Complaint("offer", {"words": finding.words, "offer": finding.offer})
    return Complaint("hard", {"words": finding.words})
