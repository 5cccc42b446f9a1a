"""Every answer carries its headers; private pages are kept nowhere; an error says nothing but a number (rows 50, 60, 66)."""

import logging
import re
from collections.abc import Callable

import pytest
from werkzeug.test import TestResponse

from app.core.web.access import access, public
from tests.security.conftest import Scene
from tests.lived.tour import stops

ALWAYS = ("Content-Security-Policy", "X-Content-Type-Options", "X-Frame-Options", "Referrer-Policy", "Permissions-Policy")
PUBLIC_FILES = ("/static/", "/<site>/theme.css", "/photos/", "/icon-", "/<site>/icon-")


def faults(answer: TestResponse) -> list[str]:
    """Headers that are missing or too wide."""
    policy = answer.headers.get("Content-Security-Policy", "")
    wide = [word for word in ("unsafe-inline", "unsafe-eval", "http:", "https:", "*", "data:") if f"script-src {word}" in policy]
    found = [name for name in ALWAYS if name not in answer.headers]
    return found + wide + (["policy"] if "default-src" not in policy else []) + (["server"] if "Werkzeug" in answer.headers.get("Server", "") else [])


@pytest.mark.parametrize("person", ["nobody", "everything", "coordinator"])
def test_every_answer_carries_its_headers(scene: Scene, person: str) -> None:
    visitor, found = scene.visitor(person), []
    paths = [stop.path for stop in stops(scene.app, scene.stage, "GET")]
    for path in [*paths, "/nowhere", "/angers/nowhere", "/static/nowhere.css", "/angers/proposals/99999999", "/%00", "/r/BARO-TIMU-00000"]:
        found += [f"{path}: {fault}" for fault in faults(visitor.open(path))]
    for stop in stops(scene.app, scene.stage, "POST"):
        found += [f"{stop.name}: {fault}" for fault in faults(visitor.open(stop.path, "POST", token=None))]
    assert found == []


def test_private_pages_are_kept_nowhere(scene: Scene) -> None:
    found = []
    for person in ("everything", "coordinator", "resident"):
        for stop in stops(scene.app, scene.stage, "GET"):
            answer = scene.visitor(person).open(stop.path)
            if stop.rule.startswith(PUBLIC_FILES) or answer.status_code != 200:
                continue
            if answer.headers.get("Cache-Control") not in {"no-store", "private, no-store"} or "Cookie" not in answer.headers.get("Vary", ""):
                found.append(f"{stop.name} as {person}: {answer.headers.get('Cache-Control')} / {answer.headers.get('Vary')}")
    assert found == []


def test_what_a_reader_without_account_sees_is_in_no_shared_cache(scene: Scene) -> None:
    found = []
    for person in ("nobody", "author"):
        for stop in stops(scene.app, scene.stage, "GET"):
            answer = scene.visitor(person).open(stop.path)
            shared = "public" in answer.headers.get("Cache-Control", "") or "s-maxage" in answer.headers.get("Cache-Control", "")
            if not stop.rule.startswith(PUBLIC_FILES) and (shared or "Cookie" not in answer.headers.get("Vary", "")):
                found.append(f"{stop.name}: {answer.headers.get('Cache-Control')} / {answer.headers.get('Vary')}")
            if "Set-Cookie" in answer.headers and shared:
                found.append(f"{stop.name}: a cookie in a shared cache")
    assert found == []


def test_cookies_are_for_this_site_and_no_script(scene: Scene) -> None:
    for stop in stops(scene.app, scene.stage, "GET"):
        for cookie in scene.visitor("nobody").open(stop.path).headers.getlist("Set-Cookie"):
            assert "HttpOnly" in cookie and "SameSite=Lax" in cookie, f"{stop.name}: {cookie}"


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_an_error_in_any_view_is_a_number_for_the_reader_and_one_line_for_staff(
    scene: Scene, quiet: Callable[[], list[str]], method: str
) -> None:
    @access(public)
    def broken(**_values: object) -> str:
        raise RuntimeError("SELECT password FROM /srv/secret.py")

    every = [stop for stop in stops(scene.app, scene.stage, method) if stop.endpoint != "static"]
    for endpoint in {stop.endpoint for stop in every}:
        scene.app.view_functions[endpoint] = broken
    logging.getLogger("entendu.web").propagate = True
    for stop in every:
        answer = scene.visitor("everything").open(stop.path, method)
        lines = quiet()
        assert answer.status_code == 500, stop.name
        assert not re.search(r"SELECT|secret|Traceback|RuntimeError|site-packages|\.py", answer.text), stop.name
        number = re.search(r"numéro\u00a0?:? ?\W*(\w{8})", answer.text)
        assert number, stop.name
        assert [line for line in lines if number[1] in line] == lines and len(lines) == 1, stop.name
        assert not faults(answer)
