"""Words reduced to stems: one function for the search index, in every language and on every database.

Lists of small words and of French everyday synonyms are text files beside this module.
"""

import re
import threading
import unicodedata
from functools import lru_cache
from pathlib import Path

import Stemmer

_HERE = Path(__file__).parent
_ALGORITHMS = {
    "ar": "arabic", "ca": "catalan", "de": "german", "el": "greek", "en": "english", "es": "spanish",
    "eu": "basque", "fa": "persian", "fr": "french", "hy": "armenian", "it": "italian", "nl": "dutch",
    "pl": "polish", "pt": "portuguese", "ro": "romanian", "ru": "russian", "sr": "serbian", "ta": "tamil",
    "tr": "turkish",
}
# Vowel signs of Indic scripts are letters to a reader but not to \w.
_WORD = re.compile(r"[\w\u0900-\u0963\u0966-\u0dff]+")
_VOWEL_SIGNS = re.compile("[\u0300-\u036f\u0591-\u05c7\u0640\u064b-\u065f\u0670]")
_TWINS = str.maketrans("ىةٱı", "يهاi")
_local = threading.local()


def stems(text: str, language: str) -> list[str]:
    """The stems of the words that carry meaning, in order, without accents.

    ``language`` is a code such as "fr" or "pt-BR"; one without a stemmer gives whole words.
    """
    language = language[:2].lower()
    stop = _stop_words(language)
    words = [word for word in _words(text, language) if plain(word) not in stop]
    stemmed = _stemmer(language).stemWords(words) if language in _ALGORITHMS else words
    return [found for found in map(plain, stemmed) if len(found) > 1 or found.isdigit()]


@lru_cache(maxsize=8)
def synonyms(language: str) -> dict[str, str]:
    """Stem → the first stem of the everyday idea it belongs to; empty for a language without a list."""
    path = _HERE / "synonyms" / f"{language}.txt"
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    ideas = [stems(line, language) for line in lines if not line.startswith("#")]
    return {stem: idea[0] for idea in ideas for stem in idea}


def plain(word: str) -> str:
    """Lower case without accents or vowel points; letters often swapped (Arabic, Turkish) become one."""
    bare = _VOWEL_SIGNS.sub("", unicodedata.normalize("NFKD", word.lower()))
    return unicodedata.normalize("NFC", bare).translate(_TWINS)


def _words(text: str, language: str) -> list[str]:
    if language == "tr":
        text = text.replace("İ", "i").replace("I", "ı")
    text = unicodedata.normalize("NFKC", text).lower()
    if language == "ar":
        text = _VOWEL_SIGNS.sub("", text)
    return _WORD.findall(text.replace("_", " ").replace("\u0307", ""))


@lru_cache(maxsize=8)
def _stop_words(language: str) -> frozenset[str]:
    path = _HERE / "stopwords" / f"{language}.txt"
    words = path.read_text(encoding="utf-8").split() if path.exists() else []
    return frozenset(plain(word) for word in words)


def _stemmer(language: str) -> Stemmer.Stemmer:
    """This thread's stemmer: one of them must not serve two threads at once."""
    if not hasattr(_local, "stemmers"):
        _local.stemmers = {}
    if language not in _local.stemmers:
        _local.stemmers[language] = Stemmer.Stemmer(_ALGORITHMS[language])
    return _local.stemmers[language]
