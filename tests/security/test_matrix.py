"""Who gets in where: every route, every kind of person, one printed and committed table (reliability rows 42 and 44)."""

import os
from collections.abc import Sequence
from pathlib import Path

from werkzeug.test import TestResponse

from tests.security.conftest import Scene
from tests.lived.stage import SECRETS
from tests.lived.tour import Stop, stops

TABLE = Path(__file__).with_name("matrix.txt")
PEOPLE = (
    "nobody", "resident", "author", "moderator", "agent", "head", "elected", "administrator", "moderator elsewhere", "administrator elsewhere",
    "coordinator", "guarantor", "organiser", "keeper", "helper", "translator",
)
SHORT = (
    "nobody", "resid", "author", "modera", "agent", "head", "electd", "admin", "mod-el", "adm-el", "coord", "guaran", "organi", "keeper", "helper",
    "transl",
)
MAY_READ: dict[str, frozenset[str]] = {
    "/r/<code>/appeal": frozenset({"hidden text", "an appeal"}), "/r/<code>/rewriting": frozenset({"hidden text"}),
    "/messages/<token>": frozenset({"somebody's address"}),
}
"""Addresses that are secrets themselves: whoever holds one is its person."""
STAFF_OF_ANGERS = frozenset({"moderator", "agent", "head", "elected", "administrator", "organiser", "keeper", "helper", "translator"})


def seen(answer: TestResponse) -> str:
    """What happened, in a word: a page, a way elsewhere, the sign-in page, a lock, nothing there."""
    if 300 <= answer.status_code < 400:
        return "signin" if answer.headers["Location"].startswith("/sign-in") else "moved"
    words = {200: "page", 204: "page", 403: "lock", 404: "none", 405: "none", 410: "gone", 400: "refuse", 409: "refuse", 422: "refuse", 429: "slow"}
    return words.get(answer.status_code, str(answer.status_code))


def acted(answer: TestResponse) -> str:
    """For a POST: whether it got past the door. What it then found to say is not this table's business."""
    return {403: "lock", 404: "none", 405: "none"}.get(answer.status_code, "in" if answer.status_code < 500 else str(answer.status_code))


def leaks(stop: Stop, person: str, answer: TestResponse) -> list[str]:
    """Words this person must not read, in this answer."""
    if person in STAFF_OF_ANGERS:
        return []
    allowed = next((kinds for start, kinds in MAY_READ.items() if stop.rule.startswith(start)), frozenset())
    if person == "author":
        allowed |= {"hidden text", "withdrawn text", "draft of an idea"}
    if person == "guarantor":
        allowed |= {"an appeal", "hidden text"}
    body = answer.data
    return [f"{stop.name} as {person}: {kind}" for kind, word in SECRETS.items() if kind not in allowed and word.encode() in body]


def visited(scene: Scene) -> tuple[list[str], list[str]]:
    """The lines of the table, and what was read by the wrong person."""
    lines, leaked = [_line(SHORT, "address")], []
    for stop in stops(scene.app, scene.stage, "GET"):
        cells = []
        for person in PEOPLE:
            answer = scene.visitor(person).open(stop.path)
            cells.append(seen(answer))
            leaked += leaks(stop, person, answer)
        lines.append(_line(cells, stop.name))
    for stop in stops(scene.app, scene.stage, "POST"):
        lines.append(_line([_post(scene, stop, person) for person in PEOPLE], stop.name))
    return lines, leaked


def _line(cells: Sequence[str], name: str) -> str:
    return " ".join(f"{cell:6}" for cell in cells) + f" {name}"


def _post(scene: Scene, stop: Stop, person: str) -> str:
    answer = scene.visitor(person).open(stop.path, "POST")
    if answer.status_code < 400:
        scene.restore()
    return acted(answer)


def test_everybody_gets_in_where_the_table_says_and_nobody_reads_what_is_not_theirs(scene: Scene) -> None:
    lines, leaked = visited(scene)
    if os.environ.get("WRITE_MATRIX"):
        TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert leaked == []
    known = TABLE.read_text(encoding="utf-8").splitlines()
    assert lines == known, "look at the change, then: WRITE_MATRIX=1 ./entendu test tests/security/test_matrix.py"


def test_everybody_has_a_place_of_their_own() -> None:
    """Read from the committed table: a table in which nobody gets in anywhere would refuse strangers too."""
    places = {
        "resident": "/me", "moderator": "/<site>/desk/queue", "agent": "/<site>/desk/answers", "head": "/<site>/desk/signatures",
        "elected": "/<site>/desk/signatures", "administrator": "/<site>/desk/settings", "coordinator": "/national/sites",
        "guarantor": "/<site>/desk/appeals", "organiser": "/<site>/desk/votes", "helper": "/<site>/help/", "author": "/<site>/proposals/new/where",
    }
    rows = {line.split()[-1]: line.split() for line in TABLE.read_text(encoding="utf-8").splitlines()[1:] if " GET " in line}
    assert [person for person, place in places.items() if rows[place][PEOPLE.index(person)] != "page"] == []


def test_no_stranger_acts_at_a_staff_address() -> None:
    """Read from the committed table itself, so that a wrong cell cannot be committed."""
    for line in TABLE.read_text(encoding="utf-8").splitlines()[1:]:
        *cells, _method, name = line.split()
        found = dict(zip(PEOPLE, cells, strict=True))
        if "/desk" not in name and "/national" not in name:
            continue
        for person in ("nobody", "resident", "author", "moderator elsewhere", "administrator elsewhere"):
            assert found[person] in {"signin", "lock", "none"}, line
        if "/national" in name:
            assert all(found[person] in {"signin", "lock", "none"} for person in PEOPLE if person != "coordinator"), line
