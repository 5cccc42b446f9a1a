"""What a framing lacks, when a step is open, how a poster's short code is made. Pure."""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date
from typing import Any

from app.core.text import slugs

FRAMING_FIELDS = (
    "question", "can_change", "cannot_change", "technician_name", "technician_title", "elected_name", "elected_title", "starts_on",
    "ends_on", "money", "what_happens", "result_on", "contact_name", "contact_phone", "contact_hours", "who_may",
)
CODE_LETTERS = "ABDEFGHJLMNPRTUV"


def missing(framing: Any, steps: Iterable[Any]) -> list[str]:
    """What must still be filled in before a consultation can open: field names, then `dates` and `steps`. Empty when complete."""
    lacks = [name for name in FRAMING_FIELDS if not _filled(getattr(framing, name, None))]
    starts, ends, result = (getattr(framing, name, None) for name in ("starts_on", "ends_on", "result_on"))
    if starts and ends and ends < starts or ends and result and result < ends:
        lacks.append("dates")
    asked = [step for step in steps if step.kind != "result"]
    if not asked or any(step.closes_on < step.opens_on for step in asked):
        lacks.append("steps")
    return lacks


def _filled(value: Any) -> bool:
    return bool(value.strip()) if isinstance(value, str) else value is not None


def is_open_on(day: date, opens_on: date, closes_on: date) -> bool:
    """Both days count."""
    return opens_on <= day <= closes_on


def changed_fields(old: Any, new: Any) -> list[str]:
    """The framing fields that differ between two versions."""
    return [name for name in FRAMING_FIELDS if getattr(old, name, None) != getattr(new, name, None)]


def slug_of(title: str) -> str:
    """A consultation's readable address."""
    return slugs.slug_of(title, "consultation")


def poster_code(title: str, attempt: int, pick: Any) -> str:
    """A short address for the poster: four letters of the title first, then random ones that are hard to mishear."""
    letters = [letter for letter in slug_of(title).upper() if letter.isalpha()]
    if attempt == 0 and len(letters) >= 4:
        return "".join(letters[:4])
    return "".join(pick(CODE_LETTERS) for _ in range(5))


def typed_code(typed: str) -> str:
    """A poster's code as it was meant: capitals and digits only, accents, blanks and dashes forgiven."""
    plain = unicodedata.normalize("NFKD", typed[:40]).encode("ascii", "ignore").decode().upper()
    return "".join(re.findall(r"[A-Z0-9]", plain))[:12]
