"""Whatever is typed, in every field: a clear answer, no trace, no script, nothing slow, nothing lost."""

from time import perf_counter
from typing import Any

import pytest
from sqlalchemy import select

from app.proposals.models import Proposal
from tests.judge import JudgingClient
from tests.world import World

NEW = "/angers/proposals/new"
CORPUS = [
    "", " ", "\x00", "a\x00b", "\u202egnp.exe", "🏡" * 60, "<script>xqf(1)</script>", "\"><img src=x onerror=xqf(1)>", "javascript:xqf(1)",
    "[clic](javascript:xqf(1))", "![x](http://evil.test/x.png)", "{{ 7*7 }}", "%(name)s %s {0}", "'; DROP TABLE proposal; --",
    "=cmd|' /C calc'!A0", "\ud800", "é" * 119, "a\u0301" * 50, "z" + "\u0301" * 1000, "שלום\u202e עולם", "مقعد أمام الصيدلية",
    "\r\n\r\nX: y", "0", "-1", "NaN", "1e999",
    "../../etc/passwd", "<svg onload=xqf(1)>", "</textarea><script>xqf(1)</script>", "*" * 4000, "[" * 4000,
]
SCREENS = {
    "": ("title", "body", "photo_description", "place"), "/where": ("territory", "place", "latitude", "longitude"),
    "/more": ("theme", "often", "for_whom", "author_name"), "/check": ("key",),
}
FIELDS = [(screen, name) for screen, names in SCREENS.items() for name in names]


def begun(client: JudgingClient) -> None:
    client.submit(NEW, {"title": "Un banc"})
    client.submit(f"{NEW}/where", {"territory": "all"})


@pytest.mark.parametrize(("screen", "name"), FIELDS)
def test_every_field_takes_anything(client: JudgingClient, world: World, screen: str, name: str) -> None:
    begun(client)
    for text in CORPUS:
        answer = client.submit(NEW + screen, {name: text.encode("utf-8", "surrogatepass")}, action=f"new{screen}")
        assert answer.status_code in {303, 422}, f"{text!r}: {answer.status_code}"
        page = client.get(f"{NEW}/check")
        for html in (answer.text, page.text):
            assert "<script>xqf" not in html and "<img src=x" not in html and "<svg onload" not in html
        if page.status_code == 200 and screen == "/check":
            break


@pytest.mark.parametrize("text", [text for text in CORPUS if text.strip("\x00 \ud800")])
def test_what_is_stored_is_shown_inert(client: JudgingClient, world: World, text: str) -> None:
    encoded = text.encode("utf-8", "surrogatepass")
    if client.submit(NEW, {"title": encoded[:100], "body": encoded}).status_code == 303:
        client.submit(f"{NEW}/where", {"territory": "all", "place": encoded[:100]})
        client.submit(f"{NEW}/more")
        sent = client.submit(f"{NEW}/check", action="check")
        world.session.expire_all()
        idea = world.session.scalars(select(Proposal)).one()
        assert not set(idea.title + idea.body) & set("\x00\u202e\ud800")
        for path in (f"/angers/proposals/{idea.id}", sent.headers["Location"].removesuffix("/contact"), "/angers/proposals"):
            html = client.get(path).text
            assert not any(bad in html for bad in ("<script>xqf", "onerror=xqf(1)>", "<svg onload", 'href="javascript:', 'src="http'))


def test_a_megabyte_is_refused_in_a_sentence_and_quickly(client: JudgingClient) -> None:
    began = perf_counter()
    answer = client.submit(NEW, {"title": "Un banc", "body": "m" * 1_000_000})
    assert answer.status_code == 422 and "C’est trop long" in answer.text
    assert perf_counter() - began < 3
    bigger = client.submit(NEW, {"title": "Un banc", "body": "m" * 1_200_000})
    assert bigger.status_code in {413, 422} and "trop lo" in bigger.text


@pytest.mark.parametrize("extra", [
    {"state": "done"}, {"site_id": "2"}, {"author_id": "1"}, {"supports_count": "99"}, {"channel": "paper"}, {"process_id": "1"},
    {"due_on": "2020-01-01"}, {"photos": "1"}, {"submission_key": "x"}, {"hidden_at": "1"}, {"receipt_code": "BARO-TILU-48271"},
])
def test_extra_fields_are_ignored(client: JudgingClient, world: World, extra: dict[str, str]) -> None:
    client.submit(NEW, {"title": "Un banc", **extra})
    client.submit(f"{NEW}/where", {"territory": "all", **extra})
    client.submit(f"{NEW}/more", extra)
    client.submit(f"{NEW}/check", extra, action="check")
    world.session.expire_all()
    idea = world.session.scalars(select(Proposal)).one()
    assert (idea.state, idea.site_id, idea.supports_count, idea.channel, idea.process_id) == ("received", world.angers.id, 0, "web", None)
    assert idea.receipt_code != "BARO-TILU-48271" and idea.due_on and idea.due_on.year > 2025


POSTS = [
    NEW, f"{NEW}/where", f"{NEW}/more", f"{NEW}/check", f"{NEW}/mask", f"{NEW}/elsewhere", f"{NEW}/forget", f"{NEW}/photos/1/removal",
    "/angers/proposals/{id}/support", "/angers/proposals/{id}/support/removal", "/r/", "/r/{code}/edit", "/r/{code}/withdrawal",
    "/r/{code}/contact?by=email",
]


@pytest.mark.parametrize("path", POSTS)
@pytest.mark.parametrize("token", [None, "wrong"])
def test_nothing_is_accepted_without_a_token(client: JudgingClient, world: World, path: str, token: str | None) -> None:
    idea: Any = world.idea()
    world.session.commit()
    address = path.format(id=idea.id, code=idea.receipt_code)
    sent = {"title": "Forgé", "territory": "all", "address": "a@b.fr", **({"csrf_token": token} if token else {})}
    assert client.post(address, data=sent).status_code in {303, 400, 422}
    after = world.reload(idea)
    assert (after.title, after.withdrawn_at, after.supports_count) == ("Un banc à l’ombre", None, 0)
    assert "Forgé" not in client.get(NEW).text
