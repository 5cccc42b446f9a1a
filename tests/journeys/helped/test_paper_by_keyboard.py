"""The paper desk without a mouse: code, Enter, words, Enter, 1 2 3, Enter; the next code field has the caret again."""

from typing import Any

import pytest
from playwright.sync_api import expect

from app.assisted.actions import print_batch
from app.assisted.models import PaperSlip
from app.contributions.models import Contribution
from app.processes import queries as processes
from app.statements.models import Position
from tests.journeys.conftest import MakeReader
from tests.world import World


@pytest.fixture
def slips(world: World) -> list[Any]:
    sheet = processes.get(world.session, world.angers.id, world.parks.id)
    cards = [world.card1, world.card2, world.card3]
    print_batch(world.session, world.actor(world.hawa), world.angers, sheet=sheet, question="", count=3, cards=cards, now=world.now)
    world.session.commit()
    return world.rows(PaperSlip)


def test_three_sheets_without_a_mouse(reader: MakeReader, world: World, slips: list[Any]) -> None:
    clerk = reader(width=1280, account=world.nadia)
    page, keys = clerk.go("/angers/desk/paper"), clerk.page.keyboard
    clerk.judge()
    for slip, marks in zip(slips, ("123", "411", "222"), strict=True):
        keys.type(slip.code.lower().replace("-", ""))
        keys.press("Enter")
        expect(page.get_by_label("Les mots de la feuille")).to_be_focused()
        clerk.judge() if slip is slips[0] else None
        keys.type("Plus de bancs")
        keys.press("F2")
        keys.press("Enter")
        for mark in marks:
            keys.press(mark)
        expect(page.get_by_role("button", name="Enregistrer, feuille suivante")).to_be_focused()
        keys.press("Enter")
        expect(page.get_by_label("Code de la feuille", exact=False)).to_be_focused()
        expect(page.get_by_text(f"Feuille {slip.code} saisie.", exact=False).first).to_be_visible()
    clerk.judge()
    assert [row.title for row in world.rows(Contribution) if row.channel == "paper"] == ["Plus de bancs [illisible]"] * 3
    assert len(world.rows(Position)) == 8
    keys.type(slips[0].code)
    keys.press("Enter")
    expect(page.get_by_text("Cette feuille est déjà saisie.")).to_be_visible()
    clerk.judge()


def test_the_other_screens_are_readable_by_everybody(reader: MakeReader, world: World, slips: list[Any]) -> None:
    for width in (360, 1280):
        clerk = reader(width=width, account=world.nadia)
        for path in (
            "/angers/desk/paper/loose", "/angers/desk/paper/batches", f"/angers/desk/paper/batches/{slips[0].batch_id}",
            "/angers/desk/paper/batches/new", "/angers/desk/letters", "/angers/desk/phone", "/angers/said-and-done", f"/r/{slips[0].code}",
        ):
            clerk.go(path)
            clerk.judge()
