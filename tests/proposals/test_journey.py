"""Giving an idea: four small screens, nothing typed is lost, sent once."""

import re
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from app.contributions.models import Draft
from app.core import clock
from app.proposals.models import Proposal
from tests.judge import JudgingClient, Page
from tests.world import World

NEW = "/angers/proposals/new"


@pytest.fixture(autouse=True)
def today_is_the_worlds_day(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: world.now + timedelta(hours=1))


def ideas(world: World) -> list[Proposal]:
    world.session.expire_all()
    return list(world.session.scalars(select(Proposal).order_by(Proposal.id)))


def write(client: JudgingClient, world: World, query: str = "?process=parcs", **what: Any) -> None:
    """The first three screens."""
    first = client.submit(NEW + query, {"title": "Un banc devant la pharmacie", "body": "Ma mère marche mal.", **what})
    assert first.status_code == 303
    assert client.submit(f"{NEW}/where{query}", {"territory": str(world.doutre.id), "place": "Rue Basse"}).status_code == 303
    assert client.submit(f"{NEW}/more{query}", {"theme": str(world.street.id), "author_name": "Samia"}).status_code == 303


def test_the_whole_way_in_four_screens_to_the_receipt(client: JudgingClient, world: World) -> None:
    write(client, world)
    check = client.page(f"{NEW}/check?process=parcs")
    assert "Un banc devant la pharmacie" in check.root.text and "Doutre" in check.root.text
    sent = client.submit(f"{NEW}/check?process=parcs", action="check")
    [idea] = ideas(world)
    assert sent.status_code == 303 and sent.headers["Location"] == f"/r/{idea.receipt_code}/contact"
    assert (idea.title, idea.territory_id, idea.place, idea.theme_id, idea.author_name) == (
        "Un banc devant la pharmacie", world.doutre.id, "Rue Basse", world.street.id, "Samia")
    said = client.page(sent.headers["Location"]).root.text
    assert all(group in said for group in idea.receipt_code.split("-")) and "Voulez-vous recevoir la réponse" in said
    assert not list(world.session.scalars(select(Draft)))


def test_two_answers_are_enough(client: JudgingClient, world: World) -> None:
    client.submit(NEW, {"title": "Des arbres place du marché"})
    client.submit(f"{NEW}/where", {"territory": "all"})
    client.submit(f"{NEW}/more")
    client.submit(f"{NEW}/check", action="check")
    [idea] = ideas(world)
    assert (idea.process_id, idea.territory_id, idea.theme_id, idea.author_name) == (None, None, None, None)


def test_the_draft_waits_in_the_browser_that_wrote_it_only(client: JudgingClient, app: Any, world: World) -> None:
    write(client, world)
    assert client.page(f"{NEW}?process=parcs").root.all("input")
    assert "Un banc devant la pharmacie" in client.get(f"{NEW}?process=parcs").text
    assert "Un banc devant la pharmacie" not in app.test_client().get(f"{NEW}?process=parcs").text
    assert "Un banc devant la pharmacie" not in client.get(NEW).text, "a draft belongs to one consultation"


def test_a_second_click_leads_to_the_same_receipt(client: JudgingClient, world: World) -> None:
    write(client, world)
    page = Page(client.get(f"{NEW}/check?process=parcs").text)
    form = next(f for f in page.forms("post") if f.attrs["action"].split("?")[0].endswith("check"))
    values = {node.attrs["name"]: node.attrs["value"] for node in form.all("input")}
    places = {client.post(f"{NEW}/check?process=parcs", data=values).headers["Location"] for _ in range(3)}
    assert len(places) == 1 and len(ideas(world)) == 1


def test_back_after_sending_says_where_it_went(client: JudgingClient, world: World) -> None:
    write(client, world)
    client.submit(f"{NEW}/check?process=parcs", action="check")
    assert client.get(f"{NEW}/check?process=parcs").headers["Location"] == f"{NEW}?process=parcs"


def test_two_tabs_the_older_one_is_told(client: JudgingClient, world: World) -> None:
    write(client, world)
    sent = client.submit(f"{NEW}/check?process=parcs", {"key": "an-old-tab"}, action="check")
    assert sent.status_code == 303 and sent.headers["Location"] == f"{NEW}/check?process=parcs"
    assert "autre onglet" in client.get(sent.headers["Location"]).text
    assert not ideas(world)


@pytest.mark.parametrize(("screen", "data"), [
    ("", {"title": ""}), ("", {"title": "x" * 121}), ("", {"title": "Un banc", "body": "y" * 4001}),
])
def test_a_refused_screen_keeps_what_was_typed(client: JudgingClient, screen: str, data: dict[str, str]) -> None:
    answer = client.submit(NEW + screen, data)
    assert answer.status_code == 422
    assert all(value in answer.text for value in data.values())
    assert "Il reste quelque chose à corriger" in answer.text


def test_a_page_left_open_overnight_comes_back_with_its_text(client: JudgingClient, world: World) -> None:
    answer = client.submit(NEW, {"title": "Un banc", "csrf_token": "expired"})
    assert answer.status_code == 422 and "Un banc" in answer.text
    assert "restée ouverte longtemps" in answer.text
    assert not list(world.session.scalars(select(Draft)))
    token = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', answer.text)
    assert token
    assert client.post(NEW, data={"title": "Un banc", "csrf_token": token[1]}).status_code == 303


def test_without_the_cookie_the_next_screen_leads_back_to_the_first(app: Any, client: JudgingClient, world: World) -> None:
    write(client, world)
    stranger: JudgingClient = app.test_client()
    assert stranger.get(f"{NEW}/where?process=parcs").headers["Location"] == f"{NEW}?process=parcs"


def test_a_closed_consultation_keeps_the_text_and_offers_another_way(client: JudgingClient, world: World) -> None:
    write(client, world)
    world.parks.state = "closed"
    world.session.commit()
    refused = client.get(f"{NEW}/check?process=parcs")
    assert refused.status_code == 403 and "Un banc devant la pharmacie" in refused.text
    moved = _press(client, refused.text, "elsewhere")
    assert moved.headers["Location"] == f"{NEW}/check"
    client.submit(f"{NEW}/check", action="check")
    [idea] = ideas(world)
    assert idea.process_id is None


def test_a_text_typed_after_closing_is_kept_too(client: JudgingClient, world: World) -> None:
    page = client.page(f"{NEW}?process=parcs")
    token = next(node.attrs["value"] for node in page.root.all("input") if node.attrs.get("name") == "csrf_token")
    world.parks.state = "closed"
    world.session.commit()
    answer = client.post(f"{NEW}?process=parcs", data={"title": "Trop tard ?", "csrf_token": token})
    assert answer.status_code == 403 and "Trop tard ?" in answer.text and "gardé" in answer.text


def test_personal_data_is_pointed_out_and_hidden_in_one_gesture(client: JudgingClient, world: World) -> None:
    write(client, world, body="Appelez Madame Dupont au 06 12 34 56 78.")
    page = client.page(f"{NEW}/check?process=parcs")
    assert "06 12 34 56 78" in page.root.text and "un numéro de téléphone" in page.root.text
    client.submit(f"{NEW}/check?process=parcs", action="mask")
    client.submit(f"{NEW}/check?process=parcs", action="check")
    [idea] = ideas(world)
    assert "06 12" not in idea.body and "Dupont" not in idea.body and "masqué" in idea.body


def test_a_scanned_place_is_filled_in(client: JudgingClient, world: World) -> None:
    client.submit(f"{NEW}?place=hall12", {"title": "La porte ne ferme plus"})
    page = client.page(f"{NEW}/where")
    chosen = [node.text for node in page.root.all("option") if "selected" in node.attrs]
    assert chosen == ["Hall du 12"]


def test_a_point_is_enough_and_finds_its_neighbourhood(client: JudgingClient, world: World) -> None:
    client.submit(NEW, {"title": "Un nid-de-poule"})
    assert client.submit(f"{NEW}/where", {"territory": "", "latitude": "0", "longitude": "0"}).status_code == 422
    assert client.submit(f"{NEW}/where", {"territory": "", "latitude": "47.4701", "longitude": "-0.5603"}).status_code == 303
    client.submit(f"{NEW}/more")
    client.submit(f"{NEW}/check", action="check")
    [idea] = ideas(world)
    assert idea.territory_id in {world.doutre.id, world.roseraie.id} and idea.latitude == 47.4701


def test_nobody_signs_as_the_town(client: JudgingClient, world: World) -> None:
    client.submit(NEW, {"title": "Un banc"})
    client.submit(f"{NEW}/where", {"territory": "all"})
    for name in ("Mairie d’Angers", "Nadia", "Mоdérateur"):
        answer = client.submit(f"{NEW}/more", {"author_name": name})
        assert answer.status_code == 422 and "mairie" in answer.text
    assert client.submit(f"{NEW}/more", {"author_name": "Zoé-Aïcha"}).status_code == 303


def test_close_ideas_are_shown_with_me_too_instead_of_repeating(client: JudgingClient, world: World) -> None:
    write(client, world, query="")
    client.submit(f"{NEW}/check", action="check")
    other: JudgingClient = client.application.test_client()
    other.submit(NEW, {"title": "Mettre un banc près de la pharmacie"})
    page = other.page(f"{NEW}/where")
    assert "Un banc devant la pharmacie" in page.root.text and "Moi aussi" in page.root.text
    tap = other.submit(f"{NEW}/where", action="support")
    assert tap.status_code == 303
    assert ideas(world)[0].supports_count == 1
    assert "Mettre un banc" in other.get(NEW).text, "the draft is still there"


def test_the_fragment_for_the_script(client: JudgingClient, world: World) -> None:
    write(client, world, query="")
    client.submit(f"{NEW}/check", action="check")
    found = client.get("/angers/proposals/similar", query_string={"text": "un banc devant une pharmacie"})
    assert found.status_code == 200 and "Un banc devant la pharmacie" in found.text and "<html" not in found.text
    assert client.get("/angers/proposals/similar", query_string={"text": "xyzzy"}).status_code == 204
    assert client.get("/valenciennes-metropole/proposals/similar", query_string={"text": "un banc devant une pharmacie"}).status_code == 204


def test_no_way_in_through_another_sites_consultation(client: JudgingClient) -> None:
    assert client.get("/valenciennes-metropole/proposals/new?process=parcs").status_code == 404


def _press(client: JudgingClient, html: str, action: str) -> Any:
    form = next(f for f in Page(html).forms("post") if f.attrs["action"].split("?")[0].endswith(action))
    values = {node.attrs["name"]: node.attrs["value"] for node in form.all("input")}
    return client.post(form.attrs["action"], data=values)
