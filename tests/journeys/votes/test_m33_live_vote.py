"""M33: the group picks its cause at the start of the session: eight phones and three papers, one screen on the wall."""

import os
from pathlib import Path

import pytest

from app.voting.models import SecretBallot, Vote
from tests.journeys.conftest import MakeReader, Reader
from tests.world import World

SHOTS = os.environ.get("SHOTS")
"""Set: where to put pictures of the screens."""


def shoot(reader: Reader, name: str) -> None:
    """A picture for somebody to look at."""
    if SHOTS:
        reader.page.screenshot(path=Path(SHOTS) / f"{name}.png", full_page=True)


def begin(host: Reader) -> str:
    """One screen: a ready question, and it is open. The short address."""
    page = host.go("/angers/desk/votes/live")
    host.press("Quelle cause d’abord ?")
    page.wait_for_url("**ready=cause")
    page.get_by_label("Combien de personnes sont là ?").fill("11")
    host.judge()
    shoot(host, "live-new")
    host.press("Lancer le vote")
    page.get_by_role("heading", name="Quelle cause d’abord ?").wait_for()
    host.judge()
    shoot(host, "live-host-open")
    return str(page.url)


def vote_by_phone(phone: Reader, code: str, answer: int) -> None:
    """The square on the wall, one button, the answer, the check, the receipt."""
    page = phone.go(f"/v/{code}")
    assert page.get_by_text("Un téléphone = une voix").is_visible()
    if answer == 1:
        phone.judge()
        shoot(phone, "live-join")
    phone.press("Voter maintenant")
    page.locator(".option label").nth(answer - 1).click()
    phone.press("Relire mon bulletin")
    phone.press("Déposer mon bulletin")
    page.get_by_role("heading", name="Votre bulletin est dans l’urne").wait_for()


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_eight_phones_and_three_papers(world: World, reader: MakeReader, scripts: bool) -> None:
    host = reader(width=1280, account=world.omar, scripts=scripts)
    begin(host)
    [vote] = world.rows(Vote)
    wall = reader(width=1280, scripts=scripts)
    wall.go(f"/angers/votes/{vote.slug}/screen")
    wall.judge()
    for answer in (1, 1, 1, 2, 2, 2, 3, 3):
        vote_by_phone(reader(scripts=scripts), vote.code, answer)
    wall.page.get_by_text("8 bulletins dans l’urne").wait_for()
    assert "bulletins comptés" not in wall.page.content()
    shoot(wall, "screen-open")
    host.page.reload()
    host.press("Fermer le vote maintenant")
    host.page.get_by_role("heading", name="Les papiers et les mains levées").wait_for()
    host.judge()
    shoot(host, "live-host-papers")
    wall.page.get_by_text("Le vote est clos.").wait_for()
    shoot(wall, "screen-closed")
    host.page.locator("[name=n1]").fill("3")
    host.press("Montrer le résultat")
    wall.page.get_by_text("11 bulletins comptés").wait_for()
    assert wall.page.get_by_text("« La mairie n’écoute pas assez »").first.is_visible()
    wall.judge()
    shoot(wall, "screen-result")
    shoot(host, "live-host-result")
    assert len(world.rows(SecretBallot)) == 11
    assert "La mairie n’écoute pas assez" in host.go(f"/angers/votes/{vote.slug}/minutes").content()


def test_in_arabic(world: World, reader: MakeReader) -> None:
    host = reader(width=1280, account=world.omar)
    begin(host)
    [vote] = world.rows(Vote)
    phone, wall = reader(language="ar"), reader(width=1280, language="ar")
    for who, path, name in ((phone, f"/v/{vote.code}", "join"), (wall, f"/angers/votes/{vote.slug}/screen", "screen")):
        who.go(path)
        assert who.page.locator("html").get_attribute("dir") == "rtl"
        who.judge()
        shoot(who, f"{name}-arabic")
