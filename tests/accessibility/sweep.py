"""Opens every page of the platform in a real browser, as somebody who may see it, and lets axe and a few measures judge it.

What ran is written down: `app/pages/data/accessibility.json` is what the public statement says, and a test compares it.
"""

import os
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Thread
from typing import Any

from playwright.sync_api import Browser, Page
from werkzeug.serving import make_server

from app.core.i18n import LANGUAGES
from tests.journeys.conftest import AXE, SMALL_TARGETS
from tests.lived.tour import Stop, stops
from tests.lived.visit import Visitor
from tests.security.conftest import Scene

EVERY_LANGUAGE = bool(os.environ.get("EVERY_LANGUAGE"))
"""Set: each page in each language, as before the statement is renewed. Otherwise each page in French, in Arabic and in one other."""
PERSONS = ("nobody", "author", "everything", "coordinator", "organiser", "keeper", "helper", "translator")
WIDTH = {"width": 360, "height": 740}

OPEN_ALL = "() => document.querySelectorAll('details:not(.menu, .languages)').forEach(one => { one.open = true; })"
VIOLATIONS = "async () => (await axe.run(document)).violations.map(v => `${v.id}: ${v.nodes.map(n => n.target).join(' ')}`)"
SIDEWAYS = "() => document.documentElement.scrollWidth > innerWidth ? [`scrolls sideways at ${innerWidth} px`] : []"
LARGER = "() => { document.documentElement.style.fontSize = '200%'; }"
MOVING = """() => document.getAnimations().filter(one => one.playState === 'running')
  .map(one => `moves: ${one.animationName ?? one.transitionProperty}`)"""


@dataclass(frozen=True)
class Visit:
    """A page and somebody who may see it."""

    stop: Stop
    person: str


def pages(scene: Scene) -> list[Visit]:
    """Every address that answers somebody with a page of HTML."""
    found = []
    for stop in stops(scene.app, scene.stage, "GET"):
        person = next((name for name in PERSONS if name in scene.stage.cookies and _shows(scene, stop, name)), None)
        if person is not None:
            found.append(Visit(stop, person))
    return found


def _shows(scene: Scene, stop: Stop, person: str) -> bool:
    answer = scene.visitor(person).open(stop.path)
    return answer.status_code == 200 and answer.mimetype == "text/html" and b"<html" in answer.data


def in_turn(visits: Iterable[Visit], languages: tuple[str, ...]) -> Iterator[tuple[str, Visit]]:
    """Each page in one of the languages, always the same one; in all of them when EVERY_LANGUAGE is set."""
    for visit in visits:
        chosen = languages if EVERY_LANGUAGE else (languages[zlib.crc32(visit.stop.rule.encode()) % len(languages)],)
        for language in chosen:
            yield language, visit


@contextmanager
def served(scene: Scene) -> Iterator[str]:
    """The application over HTTP."""
    listening = make_server("127.0.0.1", 0, scene.app, threaded=True)
    thread = Thread(target=listening.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{listening.server_port}"
    listening.shutdown()
    thread.join()


def sweep(browser: Browser, scene: Scene, turns: Iterable[tuple[str, Visit]], *, measures: bool = False) -> list[str]:
    """What is wrong, page by page. `measures`: also at 320 px, with letters twice as large, and whether anything moves."""
    found: list[str] = []
    with served(scene) as base:
        contexts: dict[tuple[str, str], Page] = {}
        for language, visit in turns:
            who = (language, visit.person)
            if who not in contexts:
                contexts[who] = _page(browser, scene, base, *who)
            page = contexts[who]
            page.goto(base + visit.stop.path)
            found += [f"{language} {visit.stop.rule}: {fault}" for fault in _faults(page, measures)]
        for page in contexts.values():
            page.context.close()
    return found


def _page(browser: Browser, scene: Scene, base: str, language: str, person: str) -> Page:
    context = browser.new_context(viewport=WIDTH, locale=language, reduced_motion="reduce", service_workers="block")  # type: ignore[arg-type]
    cookie = Visitor(scene.app, {**scene.stage.cookies[person], "language": language})._cookie()
    context.add_cookies([{"name": "entendu", "value": cookie, "url": base}])
    return context.new_page()


def _faults(page: Page, measures: bool) -> list[str]:
    page.evaluate(OPEN_ALL)
    page.evaluate(AXE)
    found: list[Any] = [*page.evaluate(VIOLATIONS), *page.evaluate(SMALL_TARGETS), *page.evaluate(SIDEWAYS)]
    if measures:
        found += page.evaluate(MOVING)
        page.set_viewport_size({"width": 320, "height": 640})
        found += page.evaluate(SIDEWAYS)
        page.set_viewport_size({"width": 640, "height": 740})
        page.evaluate(LARGER)
        found += [f"letters at 200 %: {fault}" for fault in page.evaluate(SIDEWAYS)]
        page.set_viewport_size(WIDTH)  # type: ignore[arg-type]
    return found


OTHERS = tuple(code for code in LANGUAGES if code not in {"fr", "ar"})
