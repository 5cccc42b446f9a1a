"""The check while one types: findings as data and as the fragment the page shows; nothing is kept, nothing is refused but size."""

from datetime import date
from typing import Any

import pytest

from app.language.views.words import LONGEST
from tests.answers.conftest import sent_idea, yes
from tests.judge import JudgingClient
from tests.world import World

URL = "/angers/words/check"


@pytest.fixture
def token(client: JudgingClient) -> dict[str, str]:
    """The header a script takes from the page's form."""
    page = client.page("/angers/proposals/new")
    return {"X-CSRFToken": next(node.attrs["value"] for node in page.root.all("input") if node.attrs.get("name") == "csrf_token")}


@pytest.fixture
def asked(client: JudgingClient, token: dict[str, str]) -> Any:
    """What comes back for a body."""
    return lambda **body: client.post(URL, json=body, headers=token).get_json()


def test_findings_come_back_with_their_places_and_a_fragment(asked: Any) -> None:
    body = asked(text="🎉 Le quorum est atteint.")
    assert [(one["kind"], one["words"], one["start"]) for one in body["findings"]] == [("term", "quorum", 6)]
    assert "<mark>quorum</mark>" in body["html"] and "nombre minimum de présents" in body["html"]


def test_plain_words_are_praised(asked: Any) -> None:
    body = asked(text="Un banc arrive sous le tilleul.")
    assert body["findings"] == [] and "Rien à changer" in body["html"]


def test_what_was_typed_is_never_markup(asked: Any) -> None:
    assert "<script" not in asked(text="Le quorum <script>alert(1)</script> est atteint.")["html"]


@pytest.mark.parametrize("body", [None, [], {"text": 3}, {"language": "fr"}, "quorum"])
def test_other_shapes_are_bad_requests(client: JudgingClient, token: dict[str, str], body: Any) -> None:
    assert client.post(URL, json=body, headers=token).status_code == 400


def test_too_long_a_text_is_refused_with_a_sentence(client: JudgingClient, token: dict[str, str]) -> None:
    answer = client.post(URL, json={"text": "a" * (LONGEST + 1)}, headers=token)
    assert answer.status_code == 413 and answer.get_json()["error"]


def test_a_strange_language_is_read_as_french(asked: Any) -> None:
    assert asked(text="Le quorum est atteint.", language="../x")["findings"]


def test_without_the_page_s_token_nothing_is_read(client: JudgingClient) -> None:
    assert client.post(URL, json={"text": "Le quorum est atteint."}).status_code == 400


def test_an_agent_sees_what_to_change_and_the_draft_is_kept(app: Any, world: World) -> None:
    idea = sent_idea(world, due_on=date(2090, 1, 10))
    world.session.commit()
    ali: JudgingClient = app.test_client().sign_in(world.ali)
    path = f"/angers/desk/answers/{idea.id}"
    values = {name: str(value or "") for name, value in yes(when_on=date(2090, 1, 16), summary="Le dispositif arrive en mai.").items()}
    preview = ali.page(ali.submit(path, values, press="preview").location)
    assert "un mot que tout le monde ne connaît pas" in preview.root.text and "aide ou action organisée" in preview.root.text
    assert not [form for form in preview.forms("post") if form.attrs["action"].endswith("/publication")]
    form = ali.page(path).root
    assert "Le dispositif arrive en mai." in form.text and "passage à simplifier" in form.text
    ali.submit(path, {**values, "summary": "Le dispositif (aide organisée) arrive en mai."}, press="preview")
    assert [one for one in ali.page(f"{path}/preview").forms("post") if one.attrs["action"].endswith("/publication")]


def test_a_consultation_s_framing_is_read_too(client: JudgingClient, world: World) -> None:
    client.sign_in(world.things["nadia"])
    page = client.page(f"/angers/desk/processes/{world.parks.slug}")
    sources = {node.attrs["data-source"] for node in page.root.walk() if node.attrs.get("data-behaviour") == "plain-words"}
    assert sources == {f"#{name}" for name in ("question", "can_change", "cannot_change", "money", "what_happens")}
