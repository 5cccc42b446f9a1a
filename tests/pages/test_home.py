"""The front door."""

from xml.etree import ElementTree

import pytest

from app.contributions.actions import index_words
from app.processes.models import ProcessState
from tests.judge import JudgingClient
from tests.world import World


def test_the_home_page_lists_the_sites(client: JudgingClient) -> None:
    page = client.page("/")
    assert {"Angers", "Valenciennes Métropole"} <= {link.text for link in page.root.all("a")}


def test_a_site_has_its_home_and_an_unknown_one_says_so(client: JudgingClient) -> None:
    assert client.page("/angers/").root.all("h1")[0].text == "Dites-le, on vous répond."
    assert "n’existe pas" in client.page("/atlantis/", status=404).root.text


def test_the_site_shows_what_is_asked_now_and_its_ideas(client: JudgingClient, world: World) -> None:
    world.idea("Un banc devant la pharmacie")
    text = client.page("/angers/").root.text
    assert "Que changer dans les parcs" in text and "Un banc devant la pharmacie" in text


def test_nothing_of_another_town_is_shown(client: JudgingClient, world: World) -> None:
    world.idea("Une idée d’Angers")
    assert "Une idée d’Angers" not in client.page("/valenciennes-metropole/").root.text


def test_search_finds_by_words_and_a_code_leads_to_its_page(client: JudgingClient, world: World) -> None:
    idea = world.idea("Des lampadaires rue Toussaint")
    index_words(world.session, idea)
    page = client.page("/angers/search?q=lampadaire")
    assert "Des lampadaires rue Toussaint" in page.root.text
    assert client.get(f"/angers/search?q={idea.receipt_code.lower()}").headers["Location"] == f"/r/{idea.receipt_code}"


@pytest.mark.parametrize("typed", ["", "   ", "%", "_", "' OR 1=1 --", "\x00", "‮", "<script>alert(1)</script>", "é" * 3000, "🙂", "100%_\\"])
def test_search_answers_anything(client: JudgingClient, typed: str) -> None:
    answer = client.get("/angers/search", query_string={"q": typed})
    assert answer.status_code == 200 and "<script>alert" not in answer.text


@pytest.mark.parametrize("path", ["/method", "/legal", "/accessibility", "/sitemap.xml", "/robots.txt", "/angers/feed.atom", "/angers/processes"])
def test_the_fixed_pages_stand(client: JudgingClient, path: str) -> None:
    assert client.get(path).status_code == 200


def test_the_feed_is_well_formed_whatever_residents_write(client: JudgingClient, world: World) -> None:
    world.idea("Un <b>banc</b> & une table ]]>")
    feed = ElementTree.fromstring(client.get("/angers/feed.atom").data)  # noqa: S314 – our own output
    titles = [node.text for node in feed.iter("{http://www.w3.org/2005/Atom}title")]
    assert any("<b>banc</b> & une table" in (title or "") for title in titles)


def test_drafts_stay_out_of_the_site_map(client: JudgingClient, world: World) -> None:
    world.parks.state = ProcessState.DRAFT
    assert "parcs" not in client.get("/sitemap.xml").text
