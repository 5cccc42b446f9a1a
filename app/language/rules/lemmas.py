"""Dictionary forms and stems: « politiques publiques » is found under « politique publique ».

The tables of simplemma are loaded at the first word (French 0.2 s and 24 MB, English 0.1 s and 19 MB), never at start.
"""

import threading
from functools import lru_cache

import Stemmer

from app.language.rules.tokens import fold

_LEMMAS = ("fr", "en")
_STEMS = {"fr": "french", "en": "english"}
_local = threading.local()


@lru_cache(maxsize=50_000)
def lemma(word: str, language: str = "fr") -> str:
    """The dictionary form in lower case; the word itself in a language without a table or when it is unknown."""
    lowered = word.lower().replace("œ", "oe") if language == "fr" else word.lower()
    if language not in _LEMMAS:
        return lowered
    import simplemma  # noqa: PLC0415  (its import alone costs 6 MB to a process that never checks a text)

    found = simplemma.lemmatize(lowered, lang=language)
    if found == lowered and "oe" in lowered:
        found = simplemma.lemmatize(word.lower(), lang=language)
    return found.lower()


@lru_cache(maxsize=50_000)
def keys(word: str, language: str = "fr") -> frozenset[str]:
    """All spellings under which a word may be found: as written, its dictionary form, its singular."""
    written = fold(word)
    return frozenset({written, fold(lemma(word, language)), singular(written)})


def singular(folded: str) -> str:
    """A folded word without the mark of the plural, for words no dictionary knows."""
    if len(folded) > 4 and folded.endswith("aux"):
        return folded[:-3] + "al" if not folded.endswith("eaux") else folded[:-1]
    return folded[:-1] if len(folded) > 3 and folded[-1] in "sx" else folded


def stem(word: str, language: str = "fr") -> str:
    """The Snowball stem of a word; the folded word in a language without a stemmer."""
    if language not in _STEMS:
        return fold(word)
    stemmers = _local.__dict__
    if language not in stemmers:
        stemmers[language] = Stemmer.Stemmer(_STEMS[language])
    return str(stemmers[language].stemWord(word.lower()))
