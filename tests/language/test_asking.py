"""« I don't understand this word »: asked without an account, counted once a person, answered to all, told to those who wish."""

from typing import Any

import pytest

from app.core.states import Impossible
from app.core.verdicts import Refused
from app.language import actions, queries
from app.language.models import AskedState, AskedWord
from app.language.rules.keeping.asked import key_of, open_page
from app.notifications.actions import derive
from app.notifications.models import Notice
from app.people.models import Contact
from app.people.rules import Actor
from tests.judge import JudgingClient
from tests.language.conftest import worded
from tests.world import World

ASK = "/angers/words/ask"


def ask(world: World, name: str, word: str = "quorum", **more: Any) -> AskedWord:
    return actions.ask_word(world.session, world.resident(name), world.angers, word, now=world.now, **more)


@pytest.mark.parametrize(("typed", "key"), [
    ("Quorum", "quorum"), (" l’Élu !", "elu"), ("le quorum", "quorum"), ("« Péréquation »", "perequation"), ("?!", ""), ("", ""), ("ة", "ه"),
])
def test_spellings_of_a_word_share_a_key(typed: str, key: str) -> None:
    assert key_of(typed) == key


@pytest.mark.parametrize(("path", "kept"), [
    ("/angers/processes/parcs?place=HALL12", "/angers/processes/parcs"), ("/r/BARO-TILU-48271", "/angers/"), ("/k/secret", "/angers/"),
    ("/angers/heard/token", "/angers/"), ("https://evil.test/angers/processes", "/angers/"), ("//evil", "/angers/"), ("", "/angers/"),
    ("/creil/processes/x", "/angers/"),
])
def test_the_page_kept_gives_no_code_away(path: str, kept: str) -> None:
    assert open_page(path, "angers") == kept


def test_the_same_person_counts_once_and_two_count_twice(each_world: World) -> None:
    world = each_world
    for name, word in (("one", "Quorum"), ("one", "le quorum"), ("two", "quorum"), ("two", "AMI")):
        ask(world, name, word)
    world.session.commit()
    assert [(group.word, group.count) for group in queries.groups(world.session, world.angers.id)] == [("Quorum", 2), ("AMI", 1)]
    assert queries.groups(world.session, world.valenciennes.id) == [] and queries.waiting_count(world.session, world.angers.id) == 2


def test_an_answer_reaches_everybody_who_asked_and_tells_those_who_left_an_address(each_world: World) -> None:
    world = each_world
    told, quiet = ask(world, "told", address="marie@exemple.fr"), ask(world, "quiet")
    world.session.add(Contact(participant_id=world.quiet.id, channel="email", address="autre@exemple.fr", created_at=world.now))
    other = ask(world, "other", "AMI", address="0612345678")
    wording = worded(world)
    actions.answer_word(world.session, world.actor(world.nadia), world.angers, quiet.id, wording, now=world.now)
    world.session.commit()
    derive(world.session, now=world.now)
    world.session.commit()
    assert {one.state for one in (told, quiet)} == {AskedState.ANSWERED} and other.state == AskedState.ASKED
    notices = [one for one in world.rows(Notice) if one.kind == "word_answered"]
    assert [(one.channel, one.contact_id) for one in notices] == [("email", told.contact_id)], "the quiet one asked for nothing"


def test_a_second_editor_learns_that_it_is_done(world: World) -> None:
    asked = ask(world, "one")
    actions.dismiss_word(world.session, world.actor(world.nadia), world.angers, asked.id, now=world.now)
    with pytest.raises(Impossible):
        actions.dismiss_word(world.session, world.actor(world.marc), world.angers, asked.id, now=world.now)


def test_another_town_can_do_nothing_with_it(world: World) -> None:
    asked = ask(world, "one")
    with pytest.raises(Refused):
        actions.dismiss_word(world.session, world.actor(world.vera), world.angers, asked.id, now=world.now)
    with pytest.raises(Impossible):
        actions.dismiss_word(world.session, world.actor(world.vera), world.valenciennes, asked.id, now=world.now)


def test_a_suspended_account_cannot_ask(world: World) -> None:
    with pytest.raises(Refused):
        actions.ask_word(world.session, Actor(participant_id=1, account_id=1, suspended=True), world.angers, "quorum", now=world.now)


def test_a_resident_asks_gets_a_code_and_later_the_explanation(client: JudgingClient, world: World) -> None:
    answer = client.submit(f"{ASK}?page=/angers/processes/parcs&word=péréquation&sentence=La+péréquation+baisse.", follow=True)
    assert "Merci" in answer.text
    row = world.rows(AskedWord)[0]
    assert (row.word, row.page, row.sentence, row.contact_id) == ("péréquation", "/angers/processes/parcs", "La péréquation baisse.", None)
    assert row.code in answer.text
    assert client.submit("/r/", {"code": row.code.lower().replace("-", " ")}).headers["Location"].endswith(f"/angers/words/asked/{row.code}")
    moderator = client.application.test_client()
    moderator.world = world
    moderator.sign_in(world.nadia)
    assert "1 personne a demandé" in moderator.page("/angers/desk/asked-words").root.text
    moderator.submit(f"/angers/desk/asked-words/{row.id}", {"plain": "partage entre villes riches et pauvres"}, action=str(row.id))
    assert "Personne n’attend" in moderator.page("/angers/desk/asked-words").root.text
    assert "partage entre villes" in client.page(f"/angers/words/asked/{row.code}").root.text
    assert client.get(f"/valenciennes-metropole/words/asked/{row.code}").status_code == 404


def test_a_word_that_is_explained_is_explained_at_once(client: JudgingClient, world: World) -> None:
    assert "en savoir plus" in client.page(f"{ASK}?word=QPV").root.text.lower()


def test_bad_input_comes_back_filled(client: JudgingClient, world: World) -> None:
    for data, said in (({"word": "?!"}, "avec des lettres"), ({"word": ""}, "Écrivez le mot"),
                       ({"word": "mot", "address": "pas une adresse"}, "ni un e-mail"),
                       ({"word": "x" * 200}, "trop long"), ({"word": "mot", "sentence": "y" * 500}, "trop long")):
        answer = client.submit(ASK, data)
        assert answer.status_code == 422 and said in answer.text, data
        assert all(value in answer.text for value in data.values())
    assert world.rows(AskedWord) == []


def test_reading_the_form_leaves_no_trace(client: JudgingClient, world: World) -> None:
    client.page(f"{ASK}?word=quorum")
    assert world.rows(AskedWord) == []
