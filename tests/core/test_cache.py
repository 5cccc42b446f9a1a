"""Pages for everybody come from memory for a second; nobody ever gets a page, a token or a change of somebody else's."""

from typing import Any

import pytest

from app.core.web import cache
from tests.judge import JudgingClient, Page
from tests.world import World


def token(html: str) -> str:
    return Page(html).forms("post")[0].all("input")[0].attrs["value"]


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The cache's own clock, moved by hand."""
    hands = [1000.0]
    monkeypatch.setattr(cache, "monotonic", lambda: hands[0])
    return hands


def test_each_reader_gets_their_own_token(app: Any) -> None:
    one, two = app.test_client(), app.test_client()
    first, second = one.get("/angers/").text, two.get("/angers/").text
    assert cache.MARK not in first + second and token(first) != token(second)
    assert two.post("/language", data={"language": "en", "back": "/", "csrf_token": token(second)}).status_code == 302
    assert two.post("/language", data={"language": "en", "back": "/", "csrf_token": token(first)}).status_code == 400


def test_a_change_shows_within_a_second(client: JudgingClient, world: World, clock: list[float]) -> None:
    client.get("/angers/")
    world.idea("Une idée toute neuve")
    assert "toute neuve" not in client.get("/angers/").text
    clock[0] += 1.01
    assert "toute neuve" in client.get("/angers/").text


def test_a_signed_in_reader_neither_reads_nor_fills_it(client: JudgingClient, app: Any, world: World, clock: list[float]) -> None:
    client.sign_in(world.nadia)
    assert "Bureau de la ville" in client.get("/angers/").text
    assert "Bureau de la ville" not in app.test_client().get("/angers/").text
    assert "Bureau de la ville" in client.get("/angers/").text


def test_languages_do_not_mix(app: Any, clock: list[float]) -> None:
    one, two = app.test_client(), app.test_client()
    assert 'lang="ar"' in one.get("/angers/", headers={"Accept-Language": "ar"}).text
    assert 'lang="fr"' in two.get("/angers/", headers={"Accept-Language": "fr"}).text
