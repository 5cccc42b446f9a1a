"""What keeps a summary of an official text from being published: it must be two sentences that everybody can read. Pure."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from app.language.rules.terms import Term, find_terms
from app.language.rules.tokens import tokens

MOST_SENTENCES, MOST_WORDS = 2, 20


@dataclass(frozen=True)
class Complaint:
    """One reason: its name in `wording.SUMMARY_WORDS` and what the sentence names."""

    name: str
    facts: dict[str, Any] = field(default_factory=dict)


def complaints(summary: str, terms: Iterable[Term]) -> list[Complaint]:
    """The reasons, in the order of the text; none for a good summary."""
    sentences = [one.strip() for one in re.split(r"(?<=[.!?…])\s+", summary.strip()) if one.strip()]
    if not sentences:
        return [Complaint("empty")]
    found = [Complaint("sentences", {"count": len(sentences)})] if len(sentences) > MOST_SENTENCES else []
    for sentence in sentences:
        if (count := len(tokens(sentence))) > MOST_WORDS:
            found.append(Complaint("long", {"start": " ".join(sentence.split()[:4]), "count": count}))
    seen = dict.fromkeys(one.term for one in find_terms(summary, terms))
    return found + [Complaint("term", {"term": term.term, "plain": term.plain}) for term in seen]
