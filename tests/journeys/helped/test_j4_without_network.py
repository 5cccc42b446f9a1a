"""J4 without network: kept in the browser, sent later, never lost, never doubled, gone from the device once sent."""

from typing import Any

import pytest
from playwright.sync_api import Route, expect

from app.contributions.models import Contribution
from app.people.models import LoginSession
from tests.journeys.conftest import MakeReader, Reader
from tests.journeys.helped.test_j4_helped import begin, fill
from tests.world import World

KEPT = "async () => { const open = indexedDB.open('entendu-help'); await new Promise(done => open.onsuccess = done);" \
    " const all = open.result.transaction('entries').objectStore('entries').getAll(); await new Promise(done => all.onsuccess = done);" \
    " return JSON.stringify(all.result); }"


def ideas(world: World) -> list[Any]:
    return [row for row in world.rows(Contribution) if row.kind == "proposal"]


def say(helper: Reader, words: str) -> None:
    fill(helper, words)
    helper.press("Relire avec la personne")
    helper.press("Oui, envoyer")


@pytest.fixture
def helper(reader: MakeReader, world: World) -> Reader:
    found = reader(account=world.hawa)
    begin(found)
    return found


def test_three_people_wait_for_the_network_then_go_by_themselves(helper: Reader, world: World) -> None:
    helper.context.set_offline(True)
    for number in (1, 2, 3):
        say(helper, f"Idée de la personne {number}.")
        expect(helper.page.get_by_text("C’est gardé.")).to_be_visible()
        helper.judge()
        helper.press("Personne suivante")
    expect(helper.page.get_by_text("3 personnes attendent d’être envoyées.")).to_be_visible()
    assert ideas(world) == [] and "personne 2" in helper.page.evaluate(KEPT)
    helper.context.set_offline(False)
    expect(helper.page.get_by_text("Tout est envoyé.")).to_be_visible()
    assert sorted(idea.title for idea in ideas(world)) == [f"Idée de la personne {number}." for number in (1, 2, 3)]
    kept = helper.page.evaluate(KEPT)
    assert "personne" not in kept and all(idea.receipt_code in kept for idea in ideas(world))


def test_a_lost_answer_is_asked_again_and_the_code_is_the_same(helper: Reader, world: World) -> None:
    lost: list[str] = []

    def lose(route: Route) -> None:
        """The town stores the words, and its answer never comes back: twice."""
        answer = route.fetch()
        if len(lost) < 2:
            lost.append(answer.json()["code"])
            route.abort()
        else:
            route.fulfill(response=answer)

    helper.page.route("**/help/entry", lambda route: lose(route) if route.request.method == "POST" else route.continue_())
    say(helper, "Un banc, dit une seule fois.")
    expect(helper.page.get_by_text("C’est gardé.")).to_be_visible()
    with helper.page.expect_event("requestfailed"):
        helper.press("Envoyer maintenant")
    expect(helper.page.get_by_text("Pas de réseau", exact=False)).to_be_visible()
    helper.press("Envoyer maintenant")
    expect(helper.page.get_by_text("Tout est envoyé.")).to_be_visible()
    (idea,) = ideas(world)
    assert lost == [idea.receipt_code] * 2 and idea.receipt_code in helper.page.evaluate(KEPT)


def test_what_waits_survives_a_reload_and_an_ended_sign_in(helper: Reader, world: World) -> None:
    helper.page.route("**/help/token", lambda route: route.abort())
    say(helper, "Gardée malgré tout.")
    expect(helper.page.get_by_text("C’est gardé.")).to_be_visible()
    world.session.query(LoginSession).update({"revoked_at": world.now})
    world.session.commit()
    helper.page.unroute("**/help/token")
    helper.press("Envoyer maintenant")
    expect(helper.page.get_by_role("link", name="Se reconnecter")).to_be_visible()
    helper.judge()
    assert ideas(world) == [] and "Gardée malgré tout." in helper.page.evaluate(KEPT)
    world.session.query(LoginSession).update({"revoked_at": None})
    world.session.commit()
    helper.page.on("dialog", lambda dialog: dialog.accept())
    helper.go("/angers/help/")
    expect(helper.page.get_by_text("Tout est envoyé.")).to_be_visible()
    assert [idea.title for idea in ideas(world)] == ["Gardée malgré tout."]


def test_two_tabs_send_the_same_words_once(helper: Reader, world: World) -> None:
    helper.context.set_offline(True)
    say(helper, "Une idée, deux onglets.")
    expect(helper.page.get_by_text("C’est gardé.")).to_be_visible()
    helper.context.set_offline(False)
    other = helper.context.new_page()
    other.goto(helper.base + "/angers/help/")
    expect(other.get_by_text("Tout est envoyé.")).to_be_visible()
    expect(helper.page.get_by_text("Tout est envoyé.")).to_be_visible()
    assert len(ideas(world)) == 1


def test_all_can_be_erased_from_the_device_after_asking(helper: Reader, world: World) -> None:
    helper.context.set_offline(True)
    say(helper, "À oublier.")
    expect(helper.page.get_by_text("C’est gardé.")).to_be_visible()
    helper.page.on("dialog", lambda dialog: dialog.accept())
    helper.press("Tout effacer de ce téléphone")
    expect(helper.page.locator(".help-waiting")).to_be_hidden()
    assert helper.page.evaluate(KEPT) == "[]"


def test_what_the_town_refuses_stays_to_be_corrected(helper: Reader, world: World) -> None:
    helper.page.get_by_text("Veut-elle recevoir la réponse ?").click()
    helper.page.get_by_label("Son e-mail").fill("pas une adresse")
    say(helper, "Une adresse fausse.")
    expect(helper.page.get_by_text("À corriger")).to_be_visible()
    expect(helper.page.get_by_label("Ses mots, comme elle les dit")).to_have_value("Une adresse fausse.")
    helper.page.get_by_label("Son e-mail").fill("lea@example.test")
    helper.press("Relire avec la personne")
    helper.press("Oui, envoyer")
    expect(helper.page.get_by_text("Donnez ce code à la personne").first).to_be_visible()
    assert [idea.title for idea in ideas(world)] == ["Une adresse fausse."]
