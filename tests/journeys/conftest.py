"""A real server, a real browser, and a watcher: whatever page a journey opens, no script error, no policy breach, no stranger."""

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page
from werkzeug.serving import make_server

from tests.conftest import application
from tests.world import World

AXE = (Path(__file__).parents[1] / "vendor" / "axe.min.js").read_text(encoding="utf-8")


@pytest.fixture
def server(world: World, sqlite_url: str, tmp_path: Path) -> Iterator[str]:
    """The application on the named world, served over HTTP; its address."""
    world.session.commit()
    app = application(sqlite_url, tmp_path)
    listening = make_server("127.0.0.1", 0, app, threaded=True)
    thread = Thread(target=listening.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{listening.server_port}"
    listening.shutdown()
    thread.join()
    app.extensions["database"].dispose()


class Reader:
    """Somebody with a browser. `page` is what they look at; `faults` what the watcher saw."""

    def __init__(self, context: BrowserContext, base: str, scripts: bool) -> None:
        self.context, self.base, self.scripts, self.faults = context, base, scripts, list[str]()
        self.page: Page = context.new_page()
        self.page.on("pageerror", lambda error: self.faults.append(f"script: {error}"))
        self.page.on("console", self._heard)
        self.page.on("request", self._asked)

    def _heard(self, message: Any) -> None:
        if "Content Security Policy" in message.text or "Refused to" in message.text:
            self.faults.append(message.text)

    def _asked(self, request: Any) -> None:
        if not request.url.startswith((self.base, "data:", "blob:")):
            self.faults.append(f"off origin: {request.url}")

    def go(self, path: str) -> Page:
        """Open an address of the platform."""
        self.page.goto(self.base + path)
        return self.page

    def press(self, name: str, *, exact: bool = True) -> None:
        """Press the button or follow the link with that name, as a finger would."""
        target = self.page.get_by_role("button", name=name, exact=exact).or_(self.page.get_by_role("link", name=name, exact=exact))
        target.first.click()

    def judge(self) -> None:
        """The same checks where scripts are on; without them axe cannot run, and the page is the same."""
        if self.scripts:
            self.check_accessibility()

    def check_accessibility(self) -> None:
        """axe-core (WCAG 2.2 A and AA, best practices) finds nothing, and every target is at least 44 px high."""
        self.page.evaluate(AXE)
        found = self.page.evaluate("async () => (await axe.run(document)).violations.map(v => `${v.id}: ${v.nodes.map(n => n.target).join(' ')}`)")
        assert found == [], f"{self.page.url}: {found}"
        assert self.page.evaluate(SMALL_TARGETS) == [], self.page.url
        assert self.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{self.page.url} scrolls sideways"


SMALL_TARGETS = """() => [...document.querySelectorAll('button, summary, input:not([type=hidden]), select, .button, nav a')]
  .filter(e => e.checkVisibility() && !e.closest('.said-only, .breadcrumb'))
  .map(e => e.matches('[type=radio], [type=checkbox]') ? e.closest('.option') ?? e : e)
  .filter(e => { const box = e.getBoundingClientRect(); return box.height && box.height < 43.5; })
  .map(e => e.outerHTML.slice(0, 120))"""

MakeReader = Callable[..., Reader]


@pytest.fixture
def reader(browser: Browser, server: str) -> Iterator[MakeReader]:
    """Make readers: `reader(width=360, scripts=True, language="fr", account=None, worker=False)`; `worker` lets pages be kept."""
    made: list[Reader] = []

    def make(*, width: int = 360, scripts: bool = True, language: str = "fr", account: Any = None, worker: bool = False) -> Reader:
        context = browser.new_context(
            viewport={"width": width, "height": 740 if width < 500 else 900}, java_script_enabled=scripts, locale=language,
            reduced_motion="reduce", service_workers="allow" if worker else "block",
        )
        context.set_default_timeout(8000)
        if account is not None:
            context.add_cookies([{"name": "entendu", "value": signed_cookie(account, server), "url": server}])
        made.append(Reader(context, server, scripts))
        return made[-1]

    yield make
    faults = [fault for one in made for fault in one.faults]
    for one in made:
        one.context.close()
    assert not faults, faults


_sessions: dict[str, Callable[[Any], str]] = {}


def signed_cookie(account: Any, server: str) -> str:
    """The cookie of somebody signed in, made through a real session row."""
    return _sessions[server](account)


@pytest.fixture(autouse=True)
def sign_in_by_cookie(server: str, app: Any) -> Iterator[None]:
    """Let readers begin signed in: the same key signs the cookies of this test's server."""

    def cookie_of(account: Any) -> str:
        client = app.test_client().sign_in(account)
        cookie = client.get_cookie("entendu")
        assert cookie is not None
        return str(cookie.value)

    _sessions[server] = cookie_of
    yield
    _sessions.pop(server)
