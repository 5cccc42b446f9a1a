"""A text cut into words, numbers and addresses, each with its place; and the one spelling under which words are compared."""

import re
import unicodedata
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache


class Kind(Enum):
    """What a token is."""

    WORD = 1
    NUMBER = 2
    ADDRESS = 3


@dataclass(frozen=True, slots=True)
class Token:
    """One word, number or address; `elided`: followed by an apostrophe (« l », « qu »); `hyphen`: glued to the one before."""

    text: str
    start: int
    end: int
    kind: Kind
    elided: bool = False
    hyphen: bool = False

    @property
    def capital(self) -> bool:
        """Whether it starts with a capital letter."""
        return self.text[:1].isupper()


APOSTROPHES = "'’ʼ‘`´＇"
HYPHENS = "-\u2010\u2011\u2012\u2212"
_MARKS = "\u0300-\u036f\u00ad\u200b\u2060"
_LETTER = r"[^\W\d_]"
# « aujourd’hui » is one word; « l’eau » two.
_WHOLE = f"(?:aujourd|prud|presqu|quelqu|entr|grand)[{APOSTROPHES}](?:hui|hom\\w+|îles?|une?s?|autres?|mères?|routes?)"
_TOKEN = re.compile(
    rf"(?P<address>(?:https?://|www\.)[^\s<>«»]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|[\w-]+(?:\.[\w-]+)*\.(?:fr|com|org|net|eu)\b(?:/[^\s<>«»]*)?)"
    rf"|(?P<dotted>(?:[A-ZÉ]\.){{2,}}(?:[A-ZÉ]\b)?)"
    rf"|(?P<number>\d{{1,3}}(?:[ \u00a0\u202f.]\d{{3}})+(?!\d)(?:,\d+)?|\d+(?:[.,]\d+)*(?:\w+)?)"
    rf"|(?P<word>(?i:{_WHOLE})|{_LETTER}(?:\w|[{_MARKS}])*)(?P<elided>[{APOSTROPHES}](?={_LETTER}))?"
)


def tokens(text: str) -> list[Token]:
    """The words, numbers and addresses of a text, in order; marks between them are left out."""
    found = []
    for match in _TOKEN.finditer(text):
        name = match.lastgroup if match.lastgroup != "elided" else "word"
        start, end = match.span(name or "word")
        kind = {"address": Kind.ADDRESS, "number": Kind.NUMBER}.get(name or "", Kind.WORD)
        glued = start > 1 and text[start - 1] in HYPHENS and text[start - 2].isalnum()
        found.append(Token(text[start:end], start, end, kind, match["elided"] is not None, glued))
    return found


@lru_cache(maxsize=20_000)
def fold(word: str) -> str:
    """One spelling per word: lower case, no accents, « oe » for « œ », no soft hyphens or dots of initials."""
    lowered = word.lower().replace("œ", "oe").replace("æ", "ae")
    return "".join(sign for sign in unicodedata.normalize("NFKD", lowered) if sign.isalnum())


@lru_cache(maxsize=20_000)
def is_acronym(word: str) -> bool:
    """Whether a word is written as initials: QPV, PLUi, SCoT, Z.A.C. (two capitals or more, at most one or two small letters)."""
    letters = [sign for sign in word if sign.isalpha()]
    capitals = sum(sign.isupper() for sign in letters)
    return capitals >= 2 and len(letters) - capitals <= (1 if capitals < 4 else 2)
