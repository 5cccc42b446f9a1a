"""A volunteer sets a vote up on a small phone, with and without scripts; every screen is judged."""

import pytest

from app.voting.models import Elector, Vote
from app.voting.rules.states import VoteState
from tests.journeys.conftest import MakeReader, Reader
from tests.world import World

ROLL = "\n".join(f"Personne {number} ; p{number}@exemple.fr ; {'habitants' if number % 2 else 'associations'}" for number in range(1, 32))
SCREENS = ("question", "options", "framing", "method", "method/settings", "roll", "dates", "quorum", "secrecy", "preview", "letters")


def fill(volunteer: Reader, **values: str) -> None:
    """Fill fields by their names."""
    for name, value in values.items():
        field = volunteer.page.locator(f"main [name={name}]").first
        if field.evaluate("e => e.tagName") == "SELECT":
            field.select_option(index=1)
        else:
            field.fill(value)


def save(volunteer: Reader, label: str = "Enregistrer") -> None:
    """Press the screen's own button and wait for the next one."""
    volunteer.press(label)
    volunteer.page.wait_for_load_state()
    volunteer.judge()


@pytest.mark.parametrize("scripts", [True, False])
def test_a_volunteer_sets_a_vote_up_on_a_phone(reader: MakeReader, world: World, scripts: bool) -> None:
    volunteer = reader(scripts=scripts, account=world.omar)
    volunteer.go("/angers/desk/votes")
    volunteer.judge()
    volunteer.press("Préparer un vote")
    volunteer.judge()
    fill(volunteer, question="Un banc de plus place du Lac ?")
    save(volunteer, "Continuer")
    address = volunteer.page.url.removeprefix(volunteer.base)
    volunteer.page.get_by_text("À quoi sert ce vote").click()
    fill(volunteer, follow_team_id="", what_happens="Le maire répond en décembre.", contact_name="Omar", contact_phone="02 61 91 00 03")
    save(volunteer)
    assert volunteer.page.url.endswith("/roll"), "the next hole is offered by itself"
    volunteer.page.locator("textarea[name=text]").fill(f"{ROLL}\nZoé ; zoe@@exemple")
    save(volunteer, "Ajouter à la liste")
    assert "Ligne 32" in volunteer.page.locator("main").inner_text() and "zoe@@exemple" in volunteer.page.locator("textarea[name=text]").input_value()
    save(volunteer, "Garder seulement les 31 bonnes lignes")
    volunteer.go(f"{address}/dates")
    fill(volunteer, opens_on="2026-11-23", opens_time="08:00", closes_on="2026-11-30", closes_time="20:00")
    save(volunteer)
    assert "Prêt : 8 étapes sur 8" in volunteer.page.locator("main").inner_text()
    for screen in SCREENS:
        volunteer.go(f"{address}/{screen}")
        volunteer.judge()
    volunteer.go(address)
    volunteer.press("Ouvrir le vote")
    volunteer.judge()
    save(volunteer, "Ouvrir le vote")
    assert "Ont voté : 0 sur 31" in volunteer.page.locator("main").inner_text()
    for screen in ("closing", "cancellation", "incidents", "challenges", "roll"):
        volunteer.go(f"{address}/{screen}")
        volunteer.judge()
    volunteer.go("/angers/desk/councils")
    volunteer.judge()
    assert [vote.state for vote in world.rows(Vote)] == [VoteState.OPEN] and len(world.rows(Elector)) == 31
