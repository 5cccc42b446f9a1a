"""What the check finds: a passage, the kind of difficulty, and what could stand there instead. Reasons stand in `language.wording`."""

from dataclasses import dataclass
from enum import StrEnum


class Difficulty(StrEnum):
    """Why a passage may be hard; the order in which a text's list shows them is the text's own."""

    TERM = "term"
    OFFICIAL = "official"
    VERB = "verb"
    ACRONYM = "acronym"
    RARE = "rare"
    LONG = "long"
    VERY_LONG = "very_long"
    PASSIVE = "passive"
    IMPERSONAL = "impersonal"
    DOUBLE_NEGATION = "double_negation"
    CHAIN = "chain"
    PERCENT = "percent"
    BIG_NUMBER = "big_number"


WHOLE = (Difficulty.LONG, Difficulty.VERY_LONG)
"""Kinds that concern a whole sentence."""


@dataclass(frozen=True, slots=True)
class Finding:
    """text[start:end] == words; `offer` says it plainly, `put` may take its place as it is ("" where only a person can).

    `cut`: the place in the text where a long sentence could be cut in two. `explanation`: a glossary's, if any.
    """

    kind: Difficulty
    start: int
    end: int
    words: str
    offer: str = ""
    put: str = ""
    explanation: str = ""
    cut: int | None = None
