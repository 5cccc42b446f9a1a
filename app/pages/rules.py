"""What the fixed pages state, read from what was measured. Pure."""

import json
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

FILE = Path(__file__).parent / "data" / "accessibility.json"


@dataclass(frozen=True)
class Checks:
    """A sweep of the accessibility tests: when, with which axe-core, over how many pages in which languages, what it found."""

    on: date
    axe: str
    pages: int
    languages: int
    visits: int
    faults: int


@cache
def checks_that_ran() -> Checks:
    """The newest sweep, as `tests/accessibility/test_statement.py` wrote it down."""
    found = json.loads(FILE.read_text(encoding="utf-8"))
    return Checks(
        date.fromisoformat(found["on"]), found["axe"], found["pages"], len(found["languages"]), found["visits"], found["faults"]
    )
