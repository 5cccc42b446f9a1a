"""J1, then J5: « an idea? » on a small phone, four screens, two answers; the code; and later, what happened to it."""

import pytest
from playwright.sync_api import expect

from app.proposals.models import Proposal
from tests.journeys.conftest import MakeReader, Reader
from tests.world import World


def say_it(resident: Reader, title: str, *, more: bool = False) -> None:
    """Four screens, by touch."""
    page = resident.go("/angers/proposals/new?process=parcs")
    resident.judge()
    page.get_by_label("Quelle est votre idée").fill(title)
    resident.press("Continuer")
    page.get_by_label("C’est où").select_option(label="Doutre")
    resident.judge()
    resident.press("Continuer")
    resident.judge()
    if more:
        page.get_by_text("La rue et les trottoirs").click()
    resident.press("Continuer")
    resident.judge()
    resident.press("Envoyer mon idée")


@pytest.mark.parametrize("scripts", [True, False])
def test_an_idea_then_the_code_then_what_became_of_it(reader: MakeReader, world: World, scripts: bool) -> None:
    resident = reader(scripts=scripts)
    say_it(resident, "Un banc devant la pharmacie", more=True)
    expect(resident.page.get_by_role("heading", level=1)).to_have_text("C’est envoyé. Merci !")
    resident.judge()
    [idea] = world.rows(Proposal)
    resident.press("Non, mon code suffit")
    resident.judge()

    elsewhere = reader(scripts=scripts)
    elsewhere.go("/r/")
    elsewhere.judge()
    elsewhere.page.get_by_label("Votre code").fill(idea.receipt_code.lower().replace("-", " "))
    elsewhere.press("Voir mon suivi")
    expect(elsewhere.page.locator("#own-words + *")).to_contain_text("Un banc devant la pharmacie")
    expect(elsewhere.page.get_by_text("Réponse avant le").first).to_be_visible()
    elsewhere.press("Retirer mon idée")
    elsewhere.judge()
    elsewhere.press("Oui, la retirer")
    expect(elsewhere.page.get_by_text("Vous avez retiré ce message")).to_be_visible()


def test_by_keyboard_alone(reader: MakeReader, world: World) -> None:
    resident = reader()
    page = resident.go("/angers/proposals/new")

    def reach(selector: str) -> None:
        for _step in range(30):
            page.keyboard.press("Tab")
            if page.evaluate("s => document.activeElement.matches(s)", selector):
                return
        raise AssertionError(f"{selector} is out of reach on {page.url}")

    reach("#title")
    page.keyboard.type("Des arbres place du marché")
    page.keyboard.press("Enter")
    page.wait_for_url("**/where")
    reach("#territory")
    page.keyboard.type("Roseraie")
    for screen in ("more", "check"):
        reach("main form button.button:not([type=button])")
        page.keyboard.press("Enter")
        page.wait_for_url(f"**/{screen}")
    reach("main form button.button")
    page.keyboard.press("Enter")
    page.wait_for_url("**/contact")
    assert [idea.title for idea in world.rows(Proposal)] == ["Des arbres place du marché"]


def test_typing_shows_what_was_already_said_and_a_closed_tab_loses_nothing(reader: MakeReader, world: World) -> None:
    first = reader()
    say_it(first, "Un banc devant la pharmacie")
    expect(first.page.get_by_role("heading", level=1)).to_contain_text("C’est envoyé")
    second = reader()
    page = second.go("/angers/proposals/new")
    page.get_by_label("Quelle est votre idée").fill("Mettre un banc près de la pharmacie")
    expect(page.get_by_role("link", name="Un banc devant la pharmacie")).to_be_visible()
    second.check_accessibility()
    expect(page.get_by_text("Brouillon gardé")).to_be_visible()
    page = second.go("/angers/proposals/new")
    expect(page.get_by_label("Quelle est votre idée")).to_have_value("Mettre un banc près de la pharmacie")
    expect(page.get_by_role("link", name="Un banc devant la pharmacie")).to_be_visible()
    second.press("Moi aussi")
    expect(page.get_by_role("heading", level=1)).to_contain_text("C’est compté")
    second.check_accessibility()
    assert [idea.supports_count for idea in world.rows(Proposal)] == [1]


def test_the_public_pages_hold_on_a_small_phone_in_each_language(reader: MakeReader, world: World) -> None:
    idea = world.idea("مقعد أمام الصيدلية", author_name="محمد", place="Rue Basse", territory_id=world.doutre.id)
    world.session.commit()
    for language in ("fr", "en", "ar", "tr", "pt"):
        resident = reader(language=language)
        for path in (f"/angers/proposals/{idea.id}", "/angers/proposals", f"/r/{idea.receipt_code}", "/r/"):
            resident.go(path)
            resident.judge()
