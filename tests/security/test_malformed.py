"""Bad bytes never give a server error: broken addresses, numbers, fields, bodies and headers on every route, both databases (row 54)."""

import logging
import re
from collections.abc import Iterator
from urllib.parse import quote

import pytest

from tests.security.conftest import Scene
from tests.lived.filling import forms
from tests.lived.tour import stops

PARTS = ("%00", "%ff%fe", "9" * 20, "-1", "a" * 3000, "..%2f..%2fetc%2fpasswd", "%27%3BDROP%20TABLE%0d%0aX:%20y", "٣", "9223372036854775808")
VALUES = ("\x00", "9" * 20, "-1", "[" * 2000, "a" * 20_000, "\ud7ff\u202e\ufeff", "nan", "2026-99-99", "٣٣٣", "9223372036854775808")
QUERY = (
    "q", "before", "after", "item", "team", "show", "of", "process", "text", "card", "contribution", "place", "by", "next", "back", "sort", "state",
    "theme", "page", "heard", "order", "territory", "step",
)
HEADERS = (
    {"Accept-Language": "\xff" * 50 + ",,;q=x,*;q=9"}, {"Cookie": "entendu=" + "x" * 3000}, {"Cookie": "entendu=.eJx; entendu=\x01"},
    {"Range": "bytes=9-1,-,a-b"}, {"If-Modified-Since": "never"}, {"If-None-Match": '"' * 50}, {"Content-Type": "multipart/form-data"},
    {"Content-Type": "application/json; charset=\xff"}, {"X-Forwarded-For": "' OR 1=1"}, {"Accept": "a/b;q=" + "9" * 400},
)
ARGUMENT = re.compile(r"<[^<>]+>")


def errors(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR]


def broken_addresses(scene: Scene, method: str) -> Iterator[str]:
    for stop in stops(scene.app, scene.stage, method):
        if "<" not in stop.rule:
            continue
        for bad in PARTS:
            if (inside := stop.rule.replace("<site>", "angers")).count("<"):
                yield ARGUMENT.sub(bad, inside)
    yield from (f"/{bad}/{page}" for bad in PARTS for page in ("", "desk/", "processes", "feed.atom"))


def fields(scene: Scene) -> set[str]:
    """Every name of every field met on any page."""
    met = {"csrf"}
    for person in ("everything", "author", "coordinator"):
        for stop in stops(scene.app, scene.stage, "GET"):
            for form in forms(stop.path, scene.visitor(person).open(stop.path)):
                met |= form.own
    return met - {"csrf_token"}


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_broken_addresses_are_only_not_found(each_scene: Scene, method: str, caplog: pytest.LogCaptureFixture) -> None:
    found = []
    for address in dict.fromkeys(broken_addresses(each_scene, method)):
        status = each_scene.visitor("everything").open(address, method).status_code
        found += [f"{address[:90]}: {status}"] if status >= 500 else []
    assert found == [] and errors(caplog) == []


def test_broken_questions_are_answered(each_scene: Scene, caplog: pytest.LogCaptureFixture) -> None:
    found = []
    for stop in stops(each_scene.app, each_scene.stage, "GET"):
        for value in [quote(value.encode("utf-8", "surrogatepass")) for value in VALUES if len(value) < 9000] + ["%ff", "%", "%c3%28"]:
            path = stop.path.split("?")[0] + "?" + "&".join(f"{name}={value[:400]}" for name in QUERY)
            status = each_scene.visitor("everything").open(path).status_code
            found += [f"{stop.rule} {value[:20]}: {status}"] if status >= 500 else []
    assert found == [] and errors(caplog) == []


def test_broken_fields_are_refused_in_words(each_scene: Scene, caplog: pytest.LogCaptureFixture) -> None:
    names, found = sorted(fields(each_scene)), []
    for stop in stops(each_scene.app, each_scene.stage, "POST"):
        person = "coordinator" if "/national/" in stop.rule else "everything" if "/desk/" in stop.rule else "author"
        for value in VALUES:
            status = each_scene.visitor(person).open(stop.path, "POST", data=dict.fromkeys(names, value)).status_code
            found += [f"{stop.rule} {value[:20]!r} as {person}: {status}"] if status >= 500 else []
            if each_scene.original and status < 400:
                each_scene.restore()
    assert found == [] and errors(caplog) == []


@pytest.mark.parametrize("body", ["many fields", "one huge field", "nested", "broken multipart", "many parts"])
def test_bodies_too_big_or_too_deep_hurt_nobody(scene: Scene, body: str, caplog: pytest.LogCaptureFixture) -> None:
    data, kind = {
        "many fields": (b"&".join(b"f%d=1" % n for n in range(40_000)), "application/x-www-form-urlencoded"),
        "one huge field": (b"title=" + b"a" * (16 * 1024 * 1024), "application/x-www-form-urlencoded"),
        "nested": (b"[" * 20_000, "application/json"),
        "broken multipart": (b"--x\r\nContent-Disposition: form-data; name=\"a\r\n\r\n\xff\x00", "multipart/form-data; boundary=x"),
        "many parts": (
            b"".join(b'--x\r\nContent-Disposition: form-data; name="f%d"\r\n\r\n1\r\n' % n for n in range(2_000)) + b"--x--",
            "multipart/form-data; boundary=x",
        ),
    }[body]
    for stop in stops(scene.app, scene.stage, "POST"):
        status = scene.visitor("everything").open(stop.path, "POST", data=data, content_type=kind).status_code
        assert status < 500, f"{stop.rule}: {status}"
    assert errors(caplog) == []


@pytest.mark.parametrize("headers", HEADERS, ids=[next(iter(each)) for each in HEADERS])
def test_broken_headers_change_nothing(scene: Scene, headers: dict[str, str], caplog: pytest.LogCaptureFixture) -> None:
    for method in ("GET", "POST"):
        for stop in stops(scene.app, scene.stage, method):
            status = scene.visitor("everything").open(stop.path, method, headers=headers, token=None).status_code
            assert status < 500, f"{stop.name}: {status}"
    assert errors(caplog) == []
