"""« Français simple » is kept for the visit, and its pages are never given to somebody else."""

from typing import Any

from tests.judge import JudgingClient
from tests.world import World


def flagged(client: JudgingClient) -> Any:
    with client.session_transaction() as cookie:
        return cookie.get("simple")


def test_on_and_off_and_back_to_the_page(client: JudgingClient, world: World) -> None:
    answer = client.submit("/angers/", action="/language/simple")
    assert answer.headers["Location"] == "/angers/" and flagged(client) is True
    assert "Revenir au français courant" in client.page("/angers/").root.text
    client.submit("/angers/", action="/language/simple")
    assert flagged(client) is None


def test_another_reader_does_not_get_the_simple_page(client: JudgingClient, app: Any, world: World) -> None:
    client.submit("/angers/", action="/language/simple")
    assert "Revenir au français courant" in client.page("/angers/").root.text
    assert "Revenir au français courant" not in app.test_client().page("/angers/").root.text


def test_it_is_offered_in_french_only_and_leads_nowhere_else(client: JudgingClient, world: World) -> None:
    arabic = client.get("/angers/", headers={"Accept-Language": "ar"}).text
    assert "/language/simple" not in arabic
    away = client.submit("/angers/", {"back": "https://evil.test/"}, action="/language/simple")
    assert away.headers["Location"] == "/"


def test_signing_in_keeps_it(client: JudgingClient, world: World) -> None:
    client.submit("/angers/", action="/language/simple")
    client.sign_in(world.nadia)
    client.submit("/me", action="/sign-out")
    assert flagged(client) is True
