"""Spots a public name that could pass for the town's: look-alike letters, hidden characters, spaced letters.

Compares « skeletons » in the manner of Unicode TS 39, with a small table: Latin, Cyrillic and Greek twins.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from app.core.text.cleaning import clean_line

ROLE_WORDS = ("modérateur", "modératrice", "modération", "moderator", "administrateur", "administratrice",
              "administrator", "admin", "mairie", "entendu")
"""Words that claim an office: no name may be one of them, or carry one as a word."""

ROLE_PHRASES = ("ville de", "mairie de", "commune de", "communauté d’agglomération", "équipe municipale",
                "conseil municipal", "service municipal", "monsieur le maire", "madame la maire",
                "madame le maire", "adjoint au maire",
                "adjointe au maire", "hôtel de ville", "garant de la", "garante de la")
"""The same, in several words. « Maire » alone is a common family name and stays allowed."""

_UPPER = str.maketrans("АВЕЅКМНОРСТХУІЈЗԌ" + "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ" + "ԱՕՏЫ",
                       "abeskmhopctxyijeg" + "abezhikmnoptyx" + "uosu")
_LOWER = str.maketrans({
    **dict(zip("авекмнорстухіјѕԁһԛԝгпилзьєӏ", "abekmhopctyxijsdhqwrnuneboi", strict=True)),
    **dict(zip("αβγεηικνορτυχωσλμ", "abyeniknoptuxwoau", strict=True)),
    **dict(zip("աոսօհտցզյ", "wnuohsgqj", strict=True)),
    **dict(zip("ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢɑɡıłøđħŧɐəɛɔ", "abcdefghijklmnoprstuvwyzagilodhtaeeo", strict=True)),
    **dict(zip("0134578@$€£|!¡", "oieastbaselii" + "i", strict=True)),
})
_JOINED_TWINS = (("rn", "m"), ("vv", "w"), ("l", "i"), ("œ", "oe"), ("æ", "ae"))
_UNKNOWN = "\0"


def looks_like_staff(name: str, staff_names: Iterable[str]) -> bool:
    """True when ``name`` could be read as one of ``staff_names``, or claims an office of the town.

    A staff name in several words is also found inside a longer name (« Claire Martin (mairie) »);
    one in a single word must be the whole name, so that « Karim B. » may live in Karim's town.
    """
    staff = [_words(staff_name) for staff_name in staff_names]
    return any(_claims(_words(reading), staff) for reading in _readings(name))


def skeleton(name: str) -> str:
    """The letters a reader thinks they see, without case, accents, blanks or punctuation."""
    return "".join(_words(name))


def _readings(name: str) -> list[str]:
    """The name, without a number at its end, and backwards when it asks to be shown backwards."""
    readings = [name, re.sub(r"[\W\d_]+$", "", name)]
    return [*readings, name[::-1]] if re.search("[\u202d\u202e\u2066-\u2068]", name) else readings


def _claims(words: tuple[str, ...], staff: list[tuple[str, ...]]) -> bool:
    if any(_found(words, _words(role), whole=False) for role in (*ROLE_WORDS, *ROLE_PHRASES)):
        return True
    return any(_found(words, known, whole=len(known) < 2) for known in staff if known)


@lru_cache(maxsize=1024)
def _words(name: str) -> tuple[str, ...]:
    name = re.sub("[\u200c\u200d\u200e\u200f\u061c]", "", clean_line(name))
    seen = unicodedata.normalize("NFKC", name).translate(_UPPER).casefold()
    bare = "".join(c for c in unicodedata.normalize("NFKD", seen) if not unicodedata.combining(c))
    seen = bare.translate(_LOWER)
    for pair, twin in _JOINED_TWINS:
        seen = seen.replace(pair, twin)
    if re.search("[a-z]", seen):
        # A foreign letter left among Latin ones may be drawn like anything.
        seen = "".join(_UNKNOWN if c.isalpha() and not c.isascii() else c for c in seen)
    return tuple(re.findall(r"[^\W_\0]*(?:\0[^\W_\0]*)+|[^\W_]+", seen))


def _found(words: tuple[str, ...], known: tuple[str, ...], *, whole: bool) -> bool:
    if _same("".join(words), "".join(known)):
        return True
    size = len(known)
    return not whole and any(_same("".join(words[at:at + size]), "".join(known))
                             for at in range(len(words) - size + 1))


def _same(seen: str, known: str) -> bool:
    """Equal letter for letter, unknown letters matching any, provided most letters are known."""
    if len(seen) != len(known) or 2 * seen.count(_UNKNOWN) > len(seen):
        return False
    return all(a == b or _UNKNOWN in (a, b) for a, b in zip(seen, known, strict=True))
