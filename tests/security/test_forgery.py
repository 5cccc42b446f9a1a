"""No forged request acts, and looking never changes anything (row 51)."""

from typing import Any

import pytest
from werkzeug.test import TestResponse

from tests.security.conftest import Scene
from tests.lived.tour import Stop, stops
from tests.lived.visit import csrf_token

ACTS_WITH_THE_SECRET_IN_ITS_ADDRESS = frozenset({"/messages/<token>/unsubscription"})
"""Mail programs post there by themselves (RFC 8058): the signed address is the token."""


def posts(scene: Scene) -> list[Stop]:
    return [stop for stop in stops(scene.app, scene.stage, "POST") if stop.rule not in ACTS_WITH_THE_SECRET_IN_ITS_ADDRESS]


def leads_on(scene: Scene, stop: Stop, answer: TestResponse) -> bool:
    """The screens of an idea keep what was typed although the token is too old, and lead to the screen where one was."""
    own = getattr(scene.app.view_functions[stop.endpoint], "checks_own_token", False)
    return own and answer.status_code == 303 and "/proposals/new" in answer.headers["Location"]


@pytest.mark.parametrize("token", [None, "wrong", "other"])
def test_a_post_without_its_own_token_does_nothing(scene: Scene, token: str | None) -> None:
    before, refused = scene.dump(), {400, 403, 404, 422}
    for person in ("everything", "author", "coordinator"):
        visitor = scene.visitor(person)
        for stop in posts(scene):
            answer = visitor.open(stop.path, "POST", token=token, data={"title": "Faux", "text": "Faux", "value": "1", "name": "Faux"})
            assert answer.status_code in refused or leads_on(scene, stop, answer), f"{stop.name} as {person}: {answer.status_code}"
    assert scene.dump() == before


def test_a_token_in_the_address_is_no_token(scene: Scene) -> None:
    for stop in posts(scene):
        mark = "&" if "?" in stop.path else "?"
        path = f"{stop.path}{mark}csrf_token={csrf_token(scene.app, 'right')}"
        answer = scene.visitor("everything").open(path, "POST", token=None)
        assert answer.status_code in {400, 403, 404, 422} or leads_on(scene, stop, answer), stop.name


@pytest.mark.parametrize("person", ["everything", "author", "coordinator", "nobody"])
def test_looking_changes_nothing(scene: Scene, person: str) -> None:
    before, visitor = scene.dump(), scene.visitor(person)
    for stop in stops(scene.app, scene.stage, "GET"):
        for method in ("GET", "HEAD", "OPTIONS"):
            assert visitor.open(stop.path, method).status_code < 500, f"{method} {stop.rule}"
    assert scene.dump() == before


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "TRACE", "PROPFIND"])
def test_other_methods_do_nothing(scene: Scene, method: str) -> None:
    before: Any = scene.dump()
    for stop in stops(scene.app, scene.stage, "GET"):
        assert scene.visitor("everything").open(stop.path, method).status_code in {400, 403, 404, 405}, f"{method} {stop.rule}"
    assert scene.dump() == before


def test_a_form_sent_as_json_or_by_another_method_name_does_nothing(scene: Scene) -> None:
    before: Any = scene.dump()
    for stop in posts(scene):
        for headers in ({"X-HTTP-Method-Override": "DELETE"}, {"Content-Type": "application/json"}, {"Content-Type": "text/plain"}):
            answer = scene.visitor("everything").open(stop.path, "POST", data=b'{"title": "Faux"}', headers=headers)
            good = answer.status_code in {400, 403, 404, 415, 422} or leads_on(scene, stop, answer)
            assert good, f"{stop.name} {headers}: {answer.status_code}"
    assert scene.dump() == before
