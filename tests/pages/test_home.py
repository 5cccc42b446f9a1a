"""The front door."""

from tests.judge import JudgingClient


def test_the_home_page_lists_the_sites(client: JudgingClient) -> None:
    page = client.page("/")
    assert {"Angers", "Valenciennes Métropole"} <= {link.text for link in page.root.all("a")}


def test_a_site_has_its_home_and_an_unknown_one_says_so(client: JudgingClient) -> None:
    assert client.page("/angers/").root.all("h1")[0].text == "Angers"
    assert "n’existe pas" in client.page("/atlantis/", status=404).root.text
