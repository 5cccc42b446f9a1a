"""Redirects stay home: twelve spellings of elsewhere, in every parameter, header and form (row 52)."""

from urllib.parse import quote, urlsplit

import pytest
from werkzeug.test import TestResponse

from tests.security.conftest import Scene
from tests.lived.tour import stops

ELSEWHERE = (
    "//evil.test", "https://evil.test", "/\\evil.test", "\\\\evil.test", "javascript:alert(1)", "http:evil.test", "///evil.test",
    "/\t/evil.test", " //evil.test", "/%2f/evil.test", "https:/evil.test", "/\r\nLocation: https://evil.test",
)
NAMES = ("next", "back", "url", "return", "return_to", "redirect", "to", "target", "continue", "from")
HEADERS = ("Referer", "Origin", "X-Forwarded-Host", "X-Original-URL", "X-Rewrite-URL")


def stays(answer: TestResponse) -> bool:
    """No redirect, or one whose address belongs to this platform however a browser reads it."""
    target = answer.headers.get("Location", "/")
    parts = urlsplit(target.replace("\\", "/").replace("\t", "").strip())
    inside = parts.netloc in {"", "localhost"} and parts.scheme in {"", "http"} and not target.replace("\\", "/").startswith("//")
    return inside and "\n" not in target and "refresh" not in answer.headers


@pytest.mark.parametrize("spelling", ELSEWHERE)
def test_no_parameter_and_no_header_leads_away(scene: Scene, spelling: str) -> None:
    query = "&".join(f"{name}={quote(spelling, safe='')}" for name in NAMES)
    headers = {name: spelling for name in HEADERS if spelling.isprintable()}
    found = []
    for stop in stops(scene.app, scene.stage, "GET"):
        path = f"{stop.path}{'&' if '?' in stop.path else '?'}{query}"
        for person in ("nobody", "author"):
            answer = scene.visitor(person).open(path, headers=headers)
            found += [] if stays(answer) else [f"{stop.name}: {answer.headers['Location']}"]
    assert found == []


@pytest.mark.parametrize("spelling", ELSEWHERE)
def test_no_form_leads_away(scene: Scene, spelling: str) -> None:
    data = dict.fromkeys(NAMES, spelling) | {"language": "en", "heard": "yes", "position": "1", "value": "1"}
    found = []
    for stop in stops(scene.app, scene.stage, "POST"):
        if "/desk/" in stop.rule or "/national/" in stop.rule:
            continue
        answer = scene.visitor("author").open(stop.path, "POST", data=data)
        found += [] if stays(answer) else [f"{stop.name}: {answer.headers['Location']}"]
        if answer.status_code < 400:
            scene.restore()
    assert found == []
