"""A name as the roll is searched by it: without case, accents, hyphens or the order of its words. Pure."""

import re
import unicodedata


def words_of(name: str) -> tuple[str, ...]:
    """« Roux-Martin, Élise » gives (« elise », « martin », « roux »)."""
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(sign))
    return tuple(sorted(re.findall(r"\w+", bare)))
