"""J4: somebody without a phone, at the social centre: words taken down exactly, read back, sent; the code on a slip; the next person."""

from typing import Any

import pytest
from playwright.sync_api import expect

from app.contributions.models import Contribution, Taking
from app.people.models import Consent
from tests.journeys.conftest import MakeReader, Reader
from tests.world import World

SAID = "Le soir, l’escalier est noir.\nMa mère est tombée."


def begin(helper: Reader) -> None:
    """The place of the day, in one tap."""
    helper.go("/angers/desk/")
    expect(helper.page.get_by_role("heading", level=1)).to_have_text("Aider quelqu’un à parler")
    helper.judge()
    helper.press("centre social du Lac")
    helper.judge()
    helper.press("Noter une personne")
    awake(helper)


def awake(helper: Reader) -> None:
    """The page's script has started: before, its form goes to the server, as it does without scripts."""
    if helper.scripts:
        helper.page.locator(".help-waiting[data-ready]").wait_for(state="attached")


def fill(helper: Reader, words: str) -> None:
    page = helper.page
    awake(helper)
    page.get_by_label("La personne a dit oui").check()
    page.get_by_label("Ses mots, comme elle les dit").fill(words)


def ideas(world: World) -> list[Any]:
    return [row for row in world.rows(Contribution) if row.kind == "proposal"]


@pytest.mark.parametrize("scripts", [True, False])
def test_two_people_in_a_row(reader: MakeReader, world: World, scripts: bool) -> None:
    helper = reader(scripts=scripts, account=world.hawa)
    begin(helper)
    helper.judge()
    fill(helper, SAID)
    helper.press("Relire avec la personne")
    expect(helper.page.get_by_text("Ma mère est tombée.").first).to_be_visible()
    helper.judge()
    helper.press("Non, corriger")
    expect(helper.page.get_by_label("Ses mots, comme elle les dit")).to_have_value(SAID)
    helper.press("Relire avec la personne")
    helper.press("Oui, envoyer")
    expect(helper.page.get_by_text("Donnez ce code à la personne").first).to_be_visible()
    helper.judge()
    (idea,) = ideas(world)
    assert idea.body == SAID and idea.channel == "helped" and idea.entered_by_id == world.hawa.id
    assert len(world.rows(Consent)) == 1 and world.rows(Taking)[0].noted_at == "centre social du Lac"
    expect(helper.page.locator(".receipt-code").first).to_contain_text(idea.receipt_code.split("-")[2])
    helper.press("Personne suivante")
    expect(helper.page.get_by_label("Ses mots, comme elle les dit")).to_have_value("")
    expect(helper.page.get_by_label("La personne a dit oui")).not_to_be_checked()
    fill(helper, "Un banc, s’il vous plaît.")
    helper.press("Relire avec la personne")
    helper.press("Oui, envoyer")
    expect(helper.page.get_by_text("Donnez ce code à la personne").first).to_be_visible()
    assert len({row.author_id for row in ideas(world)}) == 2

    person = reader(scripts=scripts)
    person.go(f"/r/{idea.receipt_code}")
    expect(person.page.get_by_text("Noté par une personne aidante (centre social du Lac)")).to_be_visible()
    person.press("Changer mon texte")


@pytest.mark.parametrize("scripts", [True, False])
def test_without_consent_the_question_stays(reader: MakeReader, world: World, scripts: bool) -> None:
    helper = reader(scripts=scripts, account=world.hawa)
    begin(helper)
    helper.page.get_by_label("Ses mots, comme elle les dit").fill(SAID)
    helper.press("Relire avec la personne")
    expect(helper.page.get_by_label("La personne a dit oui")).to_be_visible()
    expect(helper.page.get_by_label("Ses mots, comme elle les dit")).to_have_value(SAID)
    helper.judge()
    assert ideas(world) == []


def test_in_arabic_nothing_scrolls_sideways(reader: MakeReader, world: World) -> None:
    helper = reader(language="ar", account=world.hawa)
    for path in ("/angers/help/", "/angers/desk/paper", "/angers/desk/phone", "/angers/desk/paper/batches/new", "/angers/said-and-done"):
        helper.go(path)
        assert helper.page.evaluate("document.documentElement.dir") == "rtl"
        helper.judge()
