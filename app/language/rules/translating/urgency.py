"""Which text to translate first: what closes soon, then what nobody can read yet, then what has most readers. Pure."""

from datetime import date, timedelta
from enum import StrEnum
from typing import Any

SOON = timedelta(days=14)


class Standing(StrEnum):
    """Where a text stands in one language. `old`: the original changed since."""

    NEVER = "never"
    OLD = "old"
    SUBMITTED = "submitted"
    DONE = "done"


ORDER = list(Standing)


def standing(digest: str, published: Any, current: Any) -> Standing:
    """`published`: the version in force; `current`: the newer one being written. Each may be None."""
    if current is not None and current.state == "submitted":
        return Standing.SUBMITTED
    if published is None:
        return Standing.NEVER
    return Standing.DONE if published.source_digest == digest else Standing.OLD


def rank(task: Any, today: date) -> tuple[Any, ...]:
    """A key to sort by: smaller presses more."""
    closes_on = task.original.closes_on
    soon = closes_on is not None and today <= closes_on <= today + SOON
    return not soon, closes_on if soon else date.max, ORDER.index(task.standing), -task.original.weight, task.original.title, task.language
