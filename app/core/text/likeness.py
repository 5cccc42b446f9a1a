"""How alike two texts are, from their stems: finds the idea already said in other words.

On a labelled set of short French ideas, rare shared words weighed against common ones, with everyday synonyms
counted as one word, found more than plain token-set similarity did.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from math import log, sqrt
from typing import Generic, NamedTuple, TypeVar

from rapidfuzz import fuzz, process

from app.core.text.stems import synonyms

Key = TypeVar("Key", bound=Hashable)

SURELY_MISSPELT = 85
"""Likeness (0–100) from which an unknown word is taken for a known one with a slip."""


class Likeness(NamedTuple, Generic[Key]):
    """A candidate's key and how alike it is, from 0 to 1."""

    key: Key
    score: float


def similarity(a: Sequence[str], b: Sequence[str], language: str = "fr") -> float:
    """Likeness from 0 to 1 of two lists of stems, whatever the order of their words."""
    known = synonyms(language)
    return fuzz.token_set_ratio(_joined(a, known), _joined(b, known)) / 100


def rank_similar(query: Sequence[str], candidates: Iterable[tuple[Key, Sequence[str]]], *, limit: int = 5,
                 at_least: float = 0.25, language: str = "fr") -> list[Likeness[Key]]:
    """The candidates most like ``query``, best first, at most ``limit``, none below ``at_least``.

    ``query`` and each candidate are lists of stems. The score is the cosine of the two sets of ideas, each
    weighing by how rare it is among the candidates; equal scores keep the order of the candidates.
    """
    known = synonyms(language)
    ideas = [(key, {known.get(stem, stem) for stem in stems}) for key, stems in candidates]
    spread = Counter(idea for _, found in ideas for idea in found)
    weight = {idea: log((len(ideas) + 10) / (times + 1)) for idea, times in spread.items()}
    asked = _ideas_of(query, known, weight)
    unseen = log(len(ideas) + 10)
    size = sum(weight.get(idea, unseen) for idea in asked)
    scored = [Likeness(key, _cosine(asked, size, found, weight)) for key, found in ideas]
    kept = [likeness for likeness in scored if likeness.score >= at_least]
    return sorted(kept, key=lambda likeness: -likeness.score)[:limit]


def ideas_of(found: Iterable[str], language: str = "fr") -> frozenset[str]:
    """Stems as ideas: everyday synonyms are one."""
    known = synonyms(language)
    return frozenset(known.get(stem, stem) for stem in found)


def weights(texts: Sequence[frozenset[str]]) -> dict[str, float]:
    """How much each idea says, by how rare it is among the texts."""
    spread = Counter(idea for found in texts for idea in found)
    return {idea: log((len(texts) + 10) / (times + 1)) for idea, times in spread.items()}


def alike(one: frozenset[str], other: frozenset[str], weight: Mapping[str, float]) -> float:
    """Likeness from 0 to 1 of two sets of ideas, all of which have a weight."""
    shared = sum(weight[idea] for idea in one & other)
    return shared / sqrt(sum(weight[idea] for idea in one) * sum(weight[idea] for idea in other)) if shared else 0.0


def _cosine(asked: set[str], size: float, found: set[str], weight: dict[str, float]) -> float:
    shared = sum(weight[idea] for idea in asked & found)
    return shared / sqrt(size * sum(weight[idea] for idea in found)) if shared else 0.0


def _ideas_of(query: Sequence[str], known: dict[str, str], weight: dict[str, float]) -> set[str]:
    """The query's ideas; a word nobody used is read as the nearest spelling somebody used."""
    ideas = {known.get(stem, stem) for stem in query}
    spellings = [*weight, *known]
    for stranger in sorted(idea for idea in ideas if idea not in weight and len(idea) > 3):
        near = process.extractOne(stranger, spellings, scorer=fuzz.ratio, score_cutoff=SURELY_MISSPELT)
        if near:
            ideas = (ideas - {stranger}) | {known.get(near[0], near[0])}
    return ideas


def _joined(stems: Sequence[str], known: dict[str, str]) -> str:
    return " ".join(known.get(stem, stem) for stem in stems)
