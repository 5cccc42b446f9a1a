"""J1: a QR code in a stairwell, a cheap Android phone: one light page, three large buttons, next card; after five, an idea."""

import gzip

import pytest

from app.core.text.codes import new_code
from app.statements.models import Position, Statement
from tests.journeys.conftest import MakeReader, Reader
from tests.world import World

CARDS = "/angers/processes/parcs/cards"


@pytest.fixture(autouse=True)
def seven_cards(world: World) -> None:
    for number in range(4, 8):
        world.add(f"card{number}", Statement(
            site_id=world.angers.id, process_id=world.parks.id, title=f"Une phrase de plus, la numéro {number}.", body="",
            receipt_code=new_code(), created_at=world.now, state_at=world.now, position=number,
        ))
    world.session.commit()


def positions(world: World) -> list[Position]:
    return world.rows(Position)


@pytest.mark.parametrize("scripts", [True, False])
def test_five_taps_then_an_idea_is_asked(reader: MakeReader, world: World, scripts: bool) -> None:
    resident = reader(scripts=scripts)
    resident.go("/c/PARC")
    resident.check_accessibility() if scripts else None
    for name in ("D’accord", "Pas d’accord", "Je ne sais pas", "D’accord", "D’accord"):
        words = resident.page.locator(".statement-words").first.text_content()
        resident.press(name)
        resident.page.wait_for_function("w => document.querySelector('.statement-words')?.textContent !== w", arg=words) if scripts else None
    resident.page.get_by_role("heading", level=1, name="Vos 5 avis sont comptés", exact=False).wait_for()
    resident.page.get_by_role("link", name="Donner mon idée").wait_for()
    if scripts:
        resident.check_accessibility()
    assert len(positions(world)) == 5 and len({row.participant_id for row in positions(world)}) == 1


def test_keyboard_alone_reaches_every_answer(reader: MakeReader, world: World) -> None:
    resident = reader()
    page = resident.go(CARDS)
    for _step in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.value") == "disagree":
            break
    words = page.locator(".statement-words").text_content()
    page.keyboard.press("Enter")
    page.wait_for_function("w => document.querySelector('.statement-words')?.textContent !== w", arg=words)
    page.wait_for_function("() => !localStorage.cards || localStorage.cards === '[]'")
    assert [row.value for row in positions(world)] == [-1]
    assert page.evaluate("document.activeElement.classList.contains('statement-words')"), "focus follows to the next card"


def test_a_lost_network_keeps_the_tap_and_says_so(reader: MakeReader, world: World) -> None:
    resident = reader()
    page = resident.go(CARDS)
    resident.context.set_offline(True)
    resident.press("D’accord")
    page.get_by_text("Envoi dès que le réseau revient", exact=False).wait_for()
    assert positions(world) == []
    resident.context.set_offline(False)
    page.wait_for_function("() => localStorage.cards === '[]'")
    assert len(positions(world)) == 1


def test_the_first_page_is_light(reader: MakeReader) -> None:
    resident = reader()
    weights: dict[str, int] = {}
    resident.page.on("response", lambda answer: weights.update({answer.url: len(gzip.compress(answer.body()))}))
    resident.go(CARDS)
    resident.page.wait_for_load_state("networkidle")
    assert sum(weights.values()) <= 60_000, weights


@pytest.mark.parametrize("language", ["ar", "en"])
def test_other_languages_and_directions_are_as_clean(reader: MakeReader, language: str) -> None:
    resident: Reader = reader(language=language)
    for path in (CARDS, "/angers/processes/parcs", "/angers/", "/"):
        resident.go(path)
        resident.check_accessibility()
