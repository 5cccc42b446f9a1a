"""A site's glossary: the national list, worded its own way; terms explained in pages, once, and nowhere they could do harm."""

import pytest
from markupsafe import Markup
from sqlalchemy import event

from app.core.html import render_markdown
from app.core.states import Impossible
from app.core.verdicts import Refused
from app.language import actions, queries
from app.language.explaining import explained
from app.language.models import Wording
from app.language.national import national
from app.people.rules import Actor
from tests.judge import JudgingClient
from tests.language.conftest import worded
from tests.world import World

QPV = "Le QPV est grand. Un autre QPV est petit."


def test_every_national_term_has_an_address_of_its_own_and_plain_words() -> None:
    entries = national()
    assert len(entries) > 300 and all(entry.plain and entry.term for entry in entries.values())
    assert not {"ask", "asked", "new"} & entries.keys()


def test_a_town_words_a_term_in_its_own_way_and_no_other_town_sees_it(each_world: World) -> None:
    world = each_world
    actions.word_term(
        world.session, world.actor(world.nadia), world.angers, slug="qpv", term="QPV", kind="acronym", plain="quartier aidé par Angers", now=world.now
    )
    world.session.commit()
    assert queries.glossary(world.session, world.angers.id).entries["qpv"].plain == "quartier aidé par Angers"
    assert queries.glossary(world.session, world.valenciennes.id).entries["qpv"].plain != "quartier aidé par Angers"


def test_a_change_is_a_new_version_and_the_same_again_is_none(world: World) -> None:
    first = worded(world)
    worded(world, slug=first.slug, plain="nombre de voix qu’il faut")
    worded(world, slug=first.slug, plain="nombre de voix qu’il faut")
    assert [row.version for row in queries.wordings(world.session, world.angers.id, first.slug)] == [1, 2]


def test_two_editors_at_once_do_not_overwrite_each_other(each_world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    world = each_world
    worded(world, slug="qpv", term="QPV", kind="acronym", plain="un")
    monkeypatch.setattr(queries, "wordings", lambda *_args: [])  # what the slower one had read
    with pytest.raises(Impossible):
        worded(world, slug="qpv", term="QPV", kind="acronym", plain="deux")
    world.session.rollback()


def test_only_those_who_keep_words_may(world: World) -> None:
    for account in (world.ali, world.vera, world.tarik):
        with pytest.raises(Refused):
            actions.switch_term(world.session, world.actor(account), world.angers, "qpv", False, now=world.now)
    with pytest.raises(Refused):
        actions.word_term(world.session, Actor(), world.angers, term="x", kind="word", plain="y", now=world.now)


def test_adding_a_term_that_is_known_words_the_known_one(world: World) -> None:
    assert worded(world, term="qpv", kind="acronym").slug == "qpv"


def test_a_term_is_explained_once_where_it_is_first_met(app: object, client: JudgingClient, world: World) -> None:
    world.framing.can_change = QPV
    world.framing.what_happens = "Encore le QPV."
    page = client.page("/angers/processes/parcs")
    links = [link for link in page.root.all("a") if link.attrs.get("class") == "term" and link.text == "QPV"]
    assert len(links) == 1 and links[0].attrs["href"] == "/angers/words/qpv" and links[0].attrs["data-plain"]
    assert not [link for link in links if any(link.inside(tag) for tag in ("a", "h1", "h2", "button", "dt"))]


def test_a_word_in_a_heading_is_explained_under_it(client: JudgingClient, world: World) -> None:
    world.framing.question = "Que changer dans le QPV ?"
    page = client.page("/angers/processes/parcs")
    assert not [link for heading in page.root.all("h1") for link in heading.all("a")]
    assert "QPV" in [link.text for link in page.root.all("a") if link.attrs.get("class") == "term"]


def test_a_term_switched_off_is_not_explained(client: JudgingClient, world: World) -> None:
    world.framing.can_change = QPV
    client.sign_in(world.nadia)
    client.submit("/angers/desk/glossary/qpv", action="visibility")
    assert not [link for link in client.page("/angers/processes/parcs").root.all("a") if link.text == "QPV"]
    assert client.get("/angers/words/qpv").status_code == 404
    client.submit("/angers/desk/glossary/qpv", action="visibility")
    assert client.get("/angers/words/qpv").status_code == 200


@pytest.mark.parametrize("text", [
    "<script>alert('QPV')</script> & QPV", "[QPV](https://exemple.fr/QPV?a=%3E)", "**QPV** et *quorum*", "QPV" * 2000, "https://exemple.fr/QPV-QPV",
])
def test_whatever_is_typed_stays_harmless(app: object, world: World, text: str) -> None:
    from flask import g

    world.session.commit()
    with app.test_request_context("/angers/"):  # type: ignore[attr-defined]
        g.site = world.angers
        for drawn in (explained(text), explained(render_markdown(text))):
            assert isinstance(drawn, Markup) and "<script" not in drawn and 'href="javascript' not in drawn
            assert "<a" not in drawn.replace("</a>", "\0").split("\0")[0].partition("<a")[2], "a link in a link"


def test_a_page_asks_the_database_the_same_number_of_times_however_many_terms(client: JudgingClient, app: object, world: World) -> None:
    def queries_of(path: str) -> int:
        asked: list[str] = []
        engine = app.extensions["database"].engine  # type: ignore[attr-defined]
        event.listen(engine, "before_cursor_execute", lambda *args: asked.append(args[2]))
        client.get(path)
        return len(asked)

    client.get("/angers/processes/parcs/framing")  # the first reader of a process builds the glossary
    few = queries_of("/angers/processes/parcs/framing")
    world.framing.can_change = "QPV, CLS, ANRU, PLU, quorum, gouvernance, concertation, délibération, ABS, AMI."
    for name in ("cannot_change", "money", "what_happens"):
        setattr(world.framing, name, world.framing.can_change)
    worded(world)
    client.get("/angers/processes/parcs/framing")
    assert queries_of("/angers/processes/parcs/framing") == few


def test_residents_find_a_word_by_its_letter_and_by_searching(client: JudgingClient, world: World) -> None:
    assert "QPV" in client.page("/angers/words").root.text
    assert "QPV" in [one.text for one in client.page("/angers/words?q=qpv").root.all("dt")]
    assert "Nous n’avons pas ce mot" in client.page("/angers/words?q=zzzz").root.text


def test_the_desk_searches_edits_adds_and_shows_where_a_word_is_used(client: JudgingClient, world: World) -> None:
    world.framing.can_change = QPV
    client.sign_in(world.ines)
    assert "QPV" in client.page("/angers/desk/glossary?q=qpv").root.text
    page = client.page("/angers/desk/glossary/qpv")
    assert "Nos parcs" in page.root.text
    client.submit("/angers/desk/glossary/qpv", {"plain": "quartier que l’État aide", "example": "Belle-Beille"}, action="qpv")
    assert "Belle-Beille" in client.page("/angers/words/qpv").root.text
    client.submit("/angers/desk/glossary/new", {"term": "Le Tiers", "kind": "phrase", "plain": "notre fabrique", "explanation": "", "example": ""})
    assert "notre fabrique" in client.page("/angers/words/le-tiers").root.text
    assert client.get("/valenciennes-metropole/words/le-tiers").status_code == 404
    refused = client.submit("/angers/desk/glossary/new", {"term": "Tapé", "plain": ""})
    assert refused.status_code == 422 and "Tapé" in refused.text
    assert {row.slug for row in world.rows(Wording)} == {"qpv", "le-tiers"}
