"""J1: a resident scans a code, taps three times, changes their mind; no account, no script."""

from typing import Any

from app.people.models import Participant
from app.processes.models import ProcessState
from app.statements.models import Statement
from tests.judge import JudgingClient
from tests.world import World

CARDS = "/angers/processes/parcs/cards"


def tap(client: JudgingClient, choice: str, path: str = CARDS) -> Any:
    return client.submit(path, {"choice": choice}, follow=True)


def test_the_poster_address_leads_to_one_card_with_three_buttons(client: JudgingClient, world: World) -> None:
    response = client.get("/c/parc", follow_redirects=True)
    assert response.request.path == CARDS
    page = client.page(CARDS)
    choices = [button.text for button in page.root.all("button") if "choice" in button.attrs["class"]]
    assert choices[:3] == ["D’accord", "Pas d’accord", "Je ne sais pas"]


def test_reading_leaves_no_trace(client: JudgingClient, world: World) -> None:
    client.page(CARDS)
    assert world.session.query(Participant).count() == 0


def test_three_taps_without_account_are_three_positions_of_one_person(client: JudgingClient, world: World) -> None:
    for choice in ("agree", "disagree", "unsure"):
        response = tap(client, choice)
    assert response.request.path.endswith("/pause") and "Merci" in response.text
    process = world.reload(world.parks)
    assert (process.participants_count, process.positions_count) == (1, 3)


def test_one_can_change_ones_mind(client: JudgingClient, world: World) -> None:
    tap(client, "agree", f"{CARDS}?card={world.card1.id}")
    page = client.page(f"{CARDS}?card={world.card1.id}")
    pressed = [button.text for button in page.root.all("button") if button.attrs.get("aria-pressed") == "true"]
    assert pressed == ["D’accord"]
    response = tap(client, "disagree", f"{CARDS}?card={world.card1.id}")
    assert "Vous avez dit : Pas d’accord" in response.text.replace("\u00a0", " ")
    card = world.reload(world.card1)
    assert isinstance(card, Statement) and (card.agree_count, card.disagree_count) == (0, 1)


def test_the_script_gets_short_answers(client: JudgingClient, world: World) -> None:
    page = client.page(CARDS)
    token = page.root.all("form")[0].all("input")[0].attrs["value"]
    answer = client.post(f"{CARDS}/{world.card1.id}/position", data={"choice": "agree", "csrf_token": token}, headers={"Accept": "application/json"})
    assert answer.status_code == 204
    world.parks.state = ProcessState.CLOSED
    world.session.commit()
    answer = client.post(f"{CARDS}/{world.card1.id}/position", data={"choice": "agree", "csrf_token": token}, headers={"Accept": "application/json"})
    assert answer.status_code == 403 and "finie" in answer.json["message"]


def test_a_nonsense_choice_changes_nothing(client: JudgingClient, world: World) -> None:
    for nonsense in ("", "maybe", "\x00", "agree'--", "1" * 5000):
        assert tap(client, nonsense).status_code == 200
    assert world.reload(world.parks).positions_count == 0


def test_another_towns_address_shows_nothing_of_this_consultation(client: JudgingClient, world: World) -> None:
    assert client.get("/valenciennes-metropole/processes/parcs").status_code == 404
    assert client.get("/valenciennes-metropole/processes/parcs/cards").status_code == 404
