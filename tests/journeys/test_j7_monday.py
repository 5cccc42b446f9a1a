"""J7: Monday morning, a queue, and only the keyboard: accept and route, mask, hide with a reason, undo, help."""

import pytest

from app.contributions.models import Contribution
from app.moderation.models import Act
from tests.journeys.conftest import MakeReader, Reader
from tests.world import World

WAITING = 12


@pytest.fixture(autouse=True)
def monday(world: World) -> None:
    for number in range(WAITING):
        world.idea(f"Une lampe cassée, la numéro {number}", theme_id=world.street.id, territory_id=world.doutre.id)
    world.idea("Appelez-moi", body="Mon numéro est le 06 39 98 12 34, merci de me rappeler.", theme_id=world.green.id)
    world.session.commit()


def title(moderator: Reader) -> str:
    return moderator.page.locator("[data-part=item] h2, #panel h2").first.text_content() or ""


def press_and_wait(moderator: Reader, key: str) -> None:
    before = title(moderator)
    moderator.page.keyboard.press(key)
    moderator.page.wait_for_function(
        "t => document.querySelector('[data-part=item] h2, #panel h2')?.textContent !== t", arg=before
    )


def test_twelve_inputs_by_one_key_each_without_leaving_the_page(reader: MakeReader, world: World) -> None:
    moderator = reader(account=world.nadia, width=1280)
    moderator.go("/angers/desk/queue")
    loads: list[str] = []
    moderator.page.on("load", lambda _page: loads.append("load"))
    for _number in range(WAITING):
        press_and_wait(moderator, "a")
    assert loads == [], "no page change between items"
    routed = [row for row in world.rows(Contribution) if row.team_id == world.streets.id]
    assert len(routed) == WAITING and {row.state for row in routed} == {"sent"}
    moderator.check_accessibility()


def test_personal_data_is_seen_and_masked_in_one_gesture(reader: MakeReader, world: World) -> None:
    moderator = reader(account=world.nadia, width=1280)
    page = moderator.go("/angers/desk/queue")
    page.get_by_role("link", name="Appelez-moi").first.click()
    page.get_by_role("heading", name="Appelez-moi").wait_for()
    page.keyboard.press("d")
    page.get_by_text("[téléphone masqué]", exact=False).first.wait_for()
    masked = [row for row in world.rows(Contribution) if row.title == "Appelez-moi"][0]
    assert "06 39 98" not in masked.body


def test_undo_brings_the_last_one_back(reader: MakeReader, world: World) -> None:
    moderator = reader(account=world.nadia, width=1280)
    page = moderator.go("/angers/desk/queue")
    press_and_wait(moderator, "a")
    page.get_by_role("button", name="Annuler").first.click()
    page.wait_for_function("() => document.body.textContent.includes('13')")
    acts = world.rows(Act)
    assert [act.undone_at is not None for act in acts] == [True]
    assert not [row for row in world.rows(Contribution) if row.state == "sent"]


def test_two_moderators_on_one_item_lose_nothing(reader: MakeReader, world: World) -> None:
    first, second = reader(account=world.nadia, width=1280), reader(account=world.marc, width=1280)
    first.go("/angers/desk/queue")
    second.go("/angers/desk/queue")
    press_and_wait(first, "a")
    second.page.keyboard.press("a")
    second.page.get_by_text("Nadia", exact=False).first.wait_for()
    assert len(world.rows(Act)) == 1
