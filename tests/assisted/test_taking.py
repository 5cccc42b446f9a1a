"""Words taken down for somebody: the same receipt and clock as anybody's, one input however often it is sent, an author of their own."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from threading import Barrier
from typing import Any

import pytest

from app.assisted.actions import joins_in, take_down
from app.assisted.rules import Taken, title_and_body
from app.audit.models import Entry
from app.contributions.actions import edit
from app.contributions.models import Contribution, Support, Taking
from app.contributions.rules import TITLE_LIMIT, Channel
from app.core.db import Database
from app.core.verdicts import Refused
from app.notifications.queries.readers import of_participant
from app.people.models import Consent, Contact, Participant
from app.people.rules import Actor
from app.privacy.actions import forget_sender
from app.privacy.queries import everything_about
from app.processes.models import ProcessState
from tests.world import World

SAID = Taken(
    words="Il fait noir devant l’école, ma fille a peur.", channel=Channel.HELPED, key="a-key-of-the-device", noted_at="centre social du Lac",
    consented=True,
)


def take(world: World, taken: Taken = SAID, by: Any = None) -> Contribution:
    stored = take_down(world.session, world.actor(by or world.hawa), world.angers, taken, now=world.now)
    world.session.commit()
    return stored


def test_it_has_receipt_clock_author_and_helper(world: World) -> None:
    idea = take(world)
    assert idea.due_on == date(2026, 12, 14) and idea.team_id == world.triage.id and idea.channel == "helped"
    assert idea.entered_by_id == world.hawa.id and idea.author_id is not None
    (consent,) = world.session.query(Consent)
    assert (consent.participant_id, consent.kind) == (idea.author_id, "taken_down")
    (entry,) = world.session.query(Entry).filter_by(verb="contributions.submit")
    assert (entry.actor, entry.on_behalf_of) == (f"account:{world.hawa.id}", f"participant:{idea.author_id}")
    assert world.session.get(Taking, idea.id).noted_at == "centre social du Lac"


def test_two_people_in_a_row_are_two_authors(world: World) -> None:
    assert take(world).author_id != take(world, replace(SAID, key="another-key", words="Un banc.")).author_id


def test_sent_again_by_whoever_signs_in_it_is_one_input(each_world: World) -> None:
    first, again = take(each_world), take(each_world, by=each_world.nadia)
    assert again.id == first.id and again.receipt_code == first.receipt_code
    assert each_world.session.query(Contribution).filter_by(channel="helped").count() == 1
    assert each_world.session.query(Consent).count() == 1
    assert each_world.session.query(Entry).filter_by(verb="contributions.submit").count() == 1


def test_sent_at_once_it_is_one_input(each_world: World, each_database: Database) -> None:
    actor, site, start = each_world.actor(each_world.hawa), each_world.angers, Barrier(6)
    each_world.session.commit()

    def send(_number: int) -> str:
        start.wait()
        with each_database.transaction() as session:
            return take_down(session, actor, site, SAID, now=each_world.now).receipt_code

    with ThreadPoolExecutor(6) as pool:
        codes = set(pool.map(send, range(6)))
    assert len(codes) == 1
    assert len(each_world.rows(Consent)) == 1
    assert each_world.session.query(Contribution).filter_by(channel="helped").count() == 1


def test_the_same_key_on_another_site_is_another_input(world: World) -> None:
    take(world)
    victor = world.actor(world.victor)
    other = take_down(world.session, victor, world.valenciennes, SAID, now=world.now)
    assert other.site_id == world.valenciennes.id


@pytest.mark.parametrize(("words", "title", "body"), [
    ("Un banc.", "Un banc.", ""),
    ("Un banc.\nEt de l’ombre.", "Un banc.", "Un banc.\nEt de l’ombre."),
    ("Court. " + "Puis très long, " * 20, "Court.", ("Court. " + "Puis très long, " * 20).strip()),
])
def test_no_word_is_lost(words: str, title: str, body: str) -> None:
    assert title_and_body(words) == (title, body)


def test_a_first_sentence_too_long_is_cut_for_the_title_only() -> None:
    title, body = title_and_body("mot " * 100)
    assert len(title) <= TITLE_LIMIT and title.endswith("…") and body == ("mot " * 100).strip()


def test_a_consultation_that_ended_meanwhile_loses_nothing(world: World) -> None:
    for_parks = replace(SAID, process_id=world.parks.id)
    assert take(world, for_parks).process_id == world.parks.id
    world.parks.state = ProcessState.CLOSED
    late = take(world, replace(for_parks, key="another-key"))
    assert late.process_id is None and late.receipt_code


def test_ids_of_another_site_are_left_aside(world: World) -> None:
    idea = take(world, replace(SAID, theme_id=world.v_street.id, territory_id=world.anzin.id))
    assert idea.theme_id is None and idea.territory_id is None


def test_only_helpers_take_down_and_only_here(world: World) -> None:
    for who in (world.tarik, world.vera, world.sonia):
        with pytest.raises(Refused):
            take(world, by=who)
    with pytest.raises(Refused):
        take_down(world.session, Actor(participant_id=1), world.angers, SAID, now=world.now)


def test_a_letter_is_asked_for_and_no_mail_goes_there(world: World) -> None:
    idea = take(world, replace(SAID, wants_letter=True, postal="Aïcha B.\n12 rue des Lices\n49000 Angers"))
    (contact,) = world.session.query(Contact)
    assert contact.channel == "post" and "rue des Lices" in contact.address
    assert idea.author_id is not None and of_participant(world.session, idea.author_id) is None


def test_whoever_holds_the_code_is_forgotten_with_the_postal_address(world: World) -> None:
    idea = take(world, replace(SAID, wants_letter=True, postal="Aïcha B.", author_name="Aïcha"))
    forget_sender(world.session, Actor(participant_id=idea.author_id), idea, now=world.now)
    assert world.session.query(Contact).count() == 0 and idea.author_name is None


def test_the_export_of_a_claimed_input_shows_address_french_and_consent(world: World) -> None:
    idea = take(world, replace(SAID, wants_letter=True, postal="Aïcha B.", french="Il fait noir.", language="ar"))
    world.session.get(Participant, idea.author_id).account_id = world.lea.id
    world.session.commit()
    found = everything_about(world.session, world.lea)
    assert found["contact"][0]["address"] == "Aïcha B." and found["consent"][0]["kind"] == "taken_down"
    assert {"what": "taking", "noted_at": "centre social du Lac", "french": "Il fait noir.", "contribution_id": idea.id} in found["of_my_inputs"]


def test_another_wording_by_the_author_drops_the_french(world: World) -> None:
    idea = take(world, replace(SAID, words="الشارع مظلم", french="La rue est sombre.", language="ar"))
    edit(world.session, Actor(participant_id=idea.author_id), idea, {"title": "الشارع مظلم جدا"}, now=world.now)
    assert world.session.get(Taking, idea.id).french == ""


def test_me_too_on_the_phone_counts_once_for_each_caller(each_world: World) -> None:
    idea, ali = each_world.idea("Un banc"), each_world.actor(each_world.ali)
    for key in ("call-number-1", "call-number-1", "call-number-2"):
        joins_in(each_world.session, ali, each_world.angers, idea, key, now=each_world.now)
        each_world.session.commit()
    assert each_world.reload(idea).supports_count == 2 == each_world.session.query(Support).count()
