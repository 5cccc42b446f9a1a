"""How hard a text reads, by published formulas. They describe the text, never the person who wrote or reads it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

import pyphen  # type: ignore[import-untyped]

from app.language.rules.tokens import Kind, Token

LONG, VERY_LONG = 20, 25
"""Words: a sentence above the first is long, above the second very long."""

LIX_EASY, LIX_HARD = 45.0, 55.0
KANDEL_EASY, KANDEL_HARD = 70.0, 50.0


class Ease(StrEnum):
    """In words, because figures look like marks."""

    EASY = "easy"
    MEDIUM = "medium"
    HARD = "hard"


@dataclass(frozen=True, slots=True)
class Scores:
    """`mean` words per sentence; `lix`; `kandel` only in French, where its constants hold; `ease` from all of them."""

    words: int
    sentences: int
    mean: float
    lix: float
    kandel: float | None
    ease: Ease


def score(words: Sequence[Token], sentences: int, language: str = "fr") -> Scores:
    """The scores of a text of so many sentences; an empty text is easy."""
    counted = [word for word in words if word.kind is Kind.WORD]
    running = sum(1 for word in words if not word.elided and not word.hyphen)
    if not counted or not sentences:
        return Scores(0, sentences, 0.0, 0.0, None, Ease.EASY)
    mean = running / sentences
    lix = mean + 100 * sum(len(word.text) > 6 for word in counted) / running
    kandel = kandel_moles(mean, sum(syllables(word.text, language) for word in counted) / running) if language == "fr" else None
    return Scores(running, sentences, round(mean, 1), round(lix, 1), kandel, _ease(mean, lix, kandel))


def kandel_moles(words_per_sentence: float, syllables_per_word: float) -> float:
    """207 − 1.015 × words per sentence − 73.6 × syllables per word; higher is easier.

    L. Kandel and A. Moles, « Application de l’indice de Flesch à la langue française », Cahiers d’études de
    radio-télévision 19 (1958), 253–274: Flesch's formula with constants for French.
    """
    return round(207 - 1.015 * words_per_sentence - 73.6 * syllables_per_word, 1)


@lru_cache(maxsize=50_000)
def syllables(word: str, language: str = "fr") -> int:
    """Syllables by the places where a printer may cut a word: one too few in words such as « idée », on average right."""
    return len(_hyphens(language).positions(word.lower())) + 1


@lru_cache(maxsize=4)
def _hyphens(language: str) -> pyphen.Pyphen:
    return pyphen.Pyphen(lang={"en": "en_US"}.get(language, "fr"))


def _ease(mean: float, lix: float, kandel: float | None) -> Ease:
    """LIX (C. H. Björnsson, Läsbarhet, 1968): words per sentence + share of words of more than six letters, in per cent.

    Up to 40 is easy reading, 50–60 official prose, above 60 bureaucratic. One hard sign makes a text hard, one medium
    sign medium.
    """
    if lix > LIX_HARD or mean > VERY_LONG or (kandel is not None and kandel < KANDEL_HARD):
        return Ease.HARD
    if lix > LIX_EASY or mean > LONG or (kandel is not None and kandel < KANDEL_EASY):
        return Ease.MEDIUM
    return Ease.EASY
