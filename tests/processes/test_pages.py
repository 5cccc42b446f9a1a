"""A consultation as residents and as staff see it."""

from app.processes.models import Process, ProcessState
from app.processes.rules import FRAMING_FIELDS
from tests.judge import JudgingClient
from tests.world import World

DESK = "/angers/desk/processes"


def test_the_page_says_what_can_change_who_decides_and_when(client: JudgingClient, world: World) -> None:
    text = client.page("/angers/processes/parcs").root.text
    for said in ("Que changer dans les parcs", "La taille des parcs", "Sonia, adjointe au cadre de vie", "20 000 €", "15 janvier 2027"):
        assert said in text.replace("\u202f", " ").replace("\u00a0", " "), said


def test_a_draft_is_invisible_to_residents_and_other_towns(client: JudgingClient, world: World) -> None:
    world.parks.state = ProcessState.DRAFT
    world.session.commit()
    page = "/angers/processes/parcs"
    for path in (page, f"{page}/framing", f"{page}/cards", "/c/PARC", f"{page}/poster.pdf"):
        assert client.get(path).status_code == 404, path
    client.sign_in(world.vera)
    assert client.get("/angers/processes/parcs").status_code == 404
    client.sign_in(world.nadia)
    assert client.get("/angers/processes/parcs").status_code == 200


def test_a_moderator_prepares_and_opens_one_from_nothing(client: JudgingClient, world: World) -> None:
    client.sign_in(world.nadia)
    client.submit(f"{DESK}/new", {"title": "La place du marché"})
    page = client.page(f"{DESK}/la-place-du-marche")
    assert "Il manque encore" in page.root.text and not [form for form in page.forms("post") if form.attrs["action"].endswith("opening")]
    token = page.forms("post")[0].all("input")[0].attrs["value"]
    refused = client.post(f"{DESK}/la-place-du-marche/opening", data={"csrf_token": token})
    assert refused.status_code == 403 and "complet" in refused.text
    client.submit(f"{DESK}/la-place-du-marche", {
        **{name: "Un texte simple." for name in FRAMING_FIELDS if not name.endswith("_on")},
        "contact_phone": "02 61 91 00 01", "starts_on": "2026-11-20", "ends_on": "2030-12-20", "result_on": "2031-01-10",
    }, action="la-place-du-marche")
    client.submit(f"{DESK}/la-place-du-marche/steps", {"propose_from": "2026-11-20", "propose_to": "2030-12-20"})
    client.submit(f"{DESK}/la-place-du-marche", action="opening")
    assert world.session.query(Process).filter_by(slug="la-place-du-marche").one().state == ProcessState.OPEN


def test_an_open_framing_cannot_lose_a_part_and_keeps_what_was_typed(client: JudgingClient, world: World) -> None:
    client.sign_in(world.nadia)
    answer = client.submit(f"{DESK}/parcs", {"money": "", "can_change": "Tout ce que je viens de taper"}, action="parcs")
    assert answer.status_code == 422
    assert "L’argent prévu" in answer.text and "Tout ce que je viens de taper" in answer.text


def test_closing_asks_first_and_everything_stays_readable(client: JudgingClient, world: World) -> None:
    client.sign_in(world.nadia)
    client.submit(f"{DESK}/parcs/closing")
    assert world.reload(world.parks).state == ProcessState.CLOSED
    client.submit(f"{DESK}/parcs/result", {"text": "**Dix bancs** de plus."})
    assert "Dix bancs" in client.page("/angers/processes/parcs").root.text
    assert "finie" in client.page("/angers/processes/parcs/cards").root.text


def test_the_poster_is_a_pdf(client: JudgingClient, world: World) -> None:
    answer = client.get("/angers/processes/parcs/poster.pdf")
    assert answer.status_code == 200 and answer.data.startswith(b"%PDF")


def test_residents_and_other_towns_cannot_prepare(client: JudgingClient, world: World) -> None:
    assert client.get(DESK).status_code == 302
    client.sign_in(world.vera)
    assert client.get(DESK).status_code == 403
