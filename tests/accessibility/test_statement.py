"""The public accessibility statement says what really ran: on which pages, in which languages, what was found.

`EVERY_LANGUAGE=1 ./entendu test tests/accessibility/test_statement.py` opens each page in each language (some ten minutes) and
writes the statement anew. Without it, the committed statement must speak of the pages and languages that exist now.
"""

import hashlib
import json
import re
from datetime import UTC, datetime
from pathlib import Path

from playwright.sync_api import Browser

from app.core.i18n import LANGUAGES
from tests.accessibility.sweep import EVERY_LANGUAGE, Visit, in_turn, pages, sweep
from tests.journeys.conftest import AXE
from tests.security.conftest import Scene

STATEMENT = Path(__file__).parents[2] / "app" / "pages" / "data" / "accessibility.json"


def fingerprint(visits: list[Visit]) -> str:
    """Which pages were opened, in sixteen signs."""
    return hashlib.sha256("\n".join(visit.stop.rule for visit in visits).encode()).hexdigest()[:16]


def test_the_statement_is_about_the_pages_that_exist(browser: Browser, scene: Scene) -> None:
    visits = pages(scene)
    if EVERY_LANGUAGE:
        faults = sweep(browser, scene, in_turn(visits, tuple(LANGUAGES)), measures=True)
        version = re.search(r"axe v([\d.]+)", AXE)
        said = {
            "on": datetime.now(UTC).date().isoformat(), "axe": version[1] if version else "", "pages": len(visits), "which": fingerprint(visits),
            "languages": list(LANGUAGES), "visits": len(visits) * len(LANGUAGES), "faults": len(faults),
        }
        STATEMENT.write_text(json.dumps(said, indent=1) + "\n", encoding="utf-8")
        assert not faults, "\n".join(faults)
    stated = json.loads(STATEMENT.read_text(encoding="utf-8"))
    assert (stated["which"], stated["languages"]) == (fingerprint(visits), list(LANGUAGES)), (
        "pages changed: EVERY_LANGUAGE=1 ./entendu test tests/accessibility/test_statement.py"
    )
    assert stated["faults"] == 0
