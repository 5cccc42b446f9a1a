"""Readable addresses from titles."""

import re
import unicodedata

LONGEST = 60


def slug_of(title: str, otherwise: str, longest: int = LONGEST) -> str:
    """ASCII words joined by hyphens, at most `longest` characters; `otherwise` when nothing is left of the title."""
    plain = unicodedata.normalize("NFKD", title.replace("’", " ")).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain))[:longest].strip("-") or otherwise


def free_slug(title: str, otherwise: str, taken: set[str], longest: int = LONGEST) -> str:
    """The title's slug, with a number behind it when it is taken."""
    stem = slug_of(title, otherwise, longest - 3)
    return next(slug for number in range(1, 1000) if (slug := stem if number == 1 else f"{stem}-{number}") not in taken)
