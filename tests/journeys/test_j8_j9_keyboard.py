"""J8 and J9 by keyboard alone: an answer is written, previewed and sent; an elected person signs it; the author says a word."""

from typing import Any

import pytest

from app.answers.models import Answer, Heard
from app.contributions.actions import advance, give_to
from app.routing.models import Assignment
from app.sites.models import Review
from tests.journeys.conftest import MakeReader, Reader
from tests.world import World

FIELDS = {
    "understood": "Il manque un banc devant la pharmacie.", "what": "Nous en posons un sous le tilleul.", "cost": "800 €",
    "learnt": "Vous nous avez appris que ce trottoir est sans ombre.", "summary": "Un banc arrive sous le tilleul. Il sera là en juin.",
}


@pytest.fixture
def idea(world: World) -> Any:
    """An idea that the streets hold."""
    world.angers.answer_review = Review.ELECTED
    idea = world.idea("Un banc devant la pharmacie", theme_id=world.street.id)
    advance(world.session, idea, "route", now=world.now)
    give_to(world.session, idea, world.streets)
    world.session.add(Assignment(site_id=world.angers.id, contribution_id=idea.id, team_id=world.streets.id, at=world.now))
    world.session.commit()
    return idea


def tab_to(reader: Reader, wanted: str, steps: int = 80) -> None:
    """Press Tab until the focused element matches the selector."""
    for _step in range(steps):
        if reader.page.evaluate("wanted => document.activeElement.matches(wanted)", wanted):
            return
        reader.page.keyboard.press("Tab")
    raise AssertionError(f"the keyboard does not reach {wanted} on {reader.page.url}")


def test_an_answer_leaves_and_is_signed_without_a_mouse(reader: MakeReader, world: World, idea: Any) -> None:
    agent = reader(account=world.ali)
    agent.go(f"/angers/desk/answers/{idea.id}")
    tab_to(agent, "input[name=outcome]")
    agent.page.keyboard.press("Space")
    for name in ("understood", "what", "cost", "learnt", "summary"):
        if name == "cost":
            tab_to(agent, "input[name=when_on]")
            agent.page.keyboard.type("06302027")
        tab_to(agent, f"[name={name}]")
        agent.page.keyboard.type(FIELDS[name])
    tab_to(agent, "select[name=elected]")
    agent.page.keyboard.press("ArrowDown")
    tab_to(agent, "button[value=preview]")
    agent.page.keyboard.press("Enter")
    agent.page.wait_for_url("**/preview")
    tab_to(agent, "form[action$='/publication'] button")
    agent.page.keyboard.press("Enter")
    agent.page.get_by_text("Elle attend une signature", exact=False).wait_for()

    elected = reader(account=world.sonia)
    elected.go("/angers/desk/signatures")
    tab_to(elected, f"main a[href$='/signatures/{idea.id}']")
    elected.page.keyboard.press("Enter")
    elected.page.wait_for_url(f"**/signatures/{idea.id}")
    tab_to(elected, f"form[action$='/signatures/{idea.id}'] button")
    elected.page.keyboard.press("Enter")
    elected.page.wait_for_url("**/desk/signatures")
    assert [answer.state for answer in world.rows(Answer)] == ["published"]

    author = reader()
    author.go(f"/r/{idea.receipt_code}")
    tab_to(author, "form[action*='/heard'] button[value=partly]")
    author.page.keyboard.press("Enter")
    author.page.locator("#heard-reason").wait_for()
    assert [word.value for word in world.rows(Heard)] == ["partly"]
