"""Reading ideas: one page for everybody, « me too » in one tap, lists that hold at any size."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import event, insert

from app.contributions.models import Contribution
from app.core import clock
from app.core.text.codes import new_code
from app.core.web.cache import Pages
from app.proposals.models import Proposal
from tests.judge import JudgingClient, Page
from tests.world import World


@pytest.fixture(autouse=True)
def today_is_the_worlds_day(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: world.now + timedelta(hours=1))


def titles(page: Page) -> list[str]:
    return [link.text for article in page.root.all("article") for link in article.all("a")]


def many(world: World, number: int) -> None:
    """Ideas straight into the tables: what a list costs must not depend on how many there are."""
    first = world.session.query(Contribution.id).order_by(Contribution.id.desc()).first()[0] + 1
    rows = [
        dict(
            id=first + n, kind="proposal", site_id=world.angers.id, process_id=world.parks.id, title=f"Idée {n}", body="Un texte.",
            stems="", state="received", state_at=world.now, created_at=world.now, receipt_code=new_code(), channel="web", language="fr",
            extended=False,
            due_on=date(2026, 12, 14), team_id=world.triage.id, theme_id=(world.street, world.green)[n % 2].id, supports_count=n % 7,
            territory_id=(world.doutre, world.hall, world.roseraie)[n % 3].id, reports_count=0, merged_count=0,
        ) for n in range(number)
    ]
    world.session.execute(insert(Contribution.__table__), rows)
    world.session.execute(insert(Proposal.__table__), [{"id": row["id"]} for row in rows])
    world.session.commit()


@contextmanager
def counted(app: Any) -> Iterator[list[str]]:
    seen: list[str] = []
    engine = app.extensions["database"].engine
    event.listen(engine, "before_cursor_execute", listener := lambda *args: seen.append(args[2]))
    yield seen
    event.remove(engine, "before_cursor_execute", listener)


def test_the_idea_page_says_it_all(client: JudgingClient, world: World) -> None:
    idea = world.idea(author_name="Samia <b>", place="Rue Basse", territory_id=world.doutre.id, theme_id=world.street.id)
    page = client.page(f"/angers/proposals/{idea.id}")
    for part in ("Un banc à l’ombre", "Samia <b>", "Rue Basse", "Doutre", "La rue et les trottoirs", "L’équipe d’accueil", "lundi 14 décembre"):
        assert part in page.root.text
    links = [link.attrs["href"] for link in page.root.all("a")]
    assert f"/angers/follow/proposal/{idea.id}" in links and f"/angers/reports/new?contribution={idea.id}" in links


def test_another_site_does_not_know_it(client: JudgingClient, world: World) -> None:
    idea = world.idea()
    for path in ("", "/support"):
        assert client.get(f"/valenciennes-metropole/proposals/{idea.id}{path}").status_code == 404
    assert client.get(f"/angers/proposals/{10 ** 20}").status_code == 404


def test_me_too_is_one_tap_then_perhaps_a_word(client: JudgingClient, world: World) -> None:
    idea = world.idea()
    path = f"/angers/proposals/{idea.id}"
    tap = client.submit(path, action="support")
    assert tap.headers["Location"] == f"{path}/support"
    thanks = client.page(f"{path}/support").root.text
    assert "C’est compté" in thanks and "1 personne" in thanks
    assert client.submit(f"{path}/support", {"how": "Avec une poussette", "often": "daily"}, action="support").status_code == 303
    said = client.page(path).root.text
    assert "Avec une poussette" in said and "Tous les jours" in said and "1 personne dit" in said
    assert client.submit(f"{path}/support", action="removal").status_code == 303
    assert "Avec une poussette" not in client.page(path).root.text


@pytest.mark.parametrize("details", [{"how": "x" * 401}, {"moment": "x" * 161}, {"often": "monthly"}])
def test_a_refused_word_is_kept_and_counts_nothing(client: JudgingClient, world: World, details: dict[str, str]) -> None:
    idea = world.idea()
    answer = client.submit(f"/angers/proposals/{idea.id}/support", details, action="support")
    assert answer.status_code == 422
    assert world.reload(idea).supports_count == 0


def test_a_closed_consultation_counts_no_more_me_too(client: JudgingClient, world: World) -> None:
    idea = world.idea()
    world.parks.state = "closed"
    page = client.page(f"/angers/proposals/{idea.id}")
    assert "on ne compte plus" in page.root.text and not [f for f in page.forms("post") if f.attrs["action"].endswith("support")]


def test_withdrawn_hidden_and_merged_ones_are_on_no_list(client: JudgingClient, world: World) -> None:
    main = world.idea("Celle qui reste")
    for name, column in (("Retirée", "withdrawn_at"), ("Masquée", "hidden_at"), ("Regroupée", "merged_into_id")):
        world.idea(name, **{column: main.id if column == "merged_into_id" else world.now})
    for path in ("/angers/proposals", "/angers/processes/parcs/proposals", "/angers/proposals?sort=liked"):
        assert titles(client.page(path)) == ["Celle qui reste"]


def test_every_idea_is_met_once_from_page_to_page_in_both_orders(client: JudgingClient, world: World) -> None:
    many(world, 55)
    for sort in ("", "liked"):
        path, seen = f"/angers/processes/parcs/proposals?sort={sort}", []
        while path:
            page = client.page(path)
            seen += titles(page)
            path = next((link.attrs["href"] for link in page.root.all("a") if link.attrs.get("rel") == "next"), "")
        assert len(seen) == len(set(seen)) == 55


def test_filters_narrow_by_theme_neighbourhood_with_its_places_and_state(client: JudgingClient, world: World) -> None:
    many(world, 12)
    done = world.idea("Faite", state="done")
    world.session.commit()
    assert titles(client.page("/angers/proposals?stage=done")) == [done.title]
    assert len(titles(client.page("/angers/proposals?theme=green"))) == 6
    assert len(titles(client.page("/angers/proposals?place=doutre"))) == 8, "the hall is in that neighbourhood"
    assert not titles(client.page("/angers/proposals?stage=late"))


@pytest.mark.parametrize("query", [
    "sort=(select 1)", "sort=author_id", "stage=hidden", "theme=nothing", "place=anzin", "before=abc", "before=-1", "before=1-2",
    "sort=liked&before=3", "before=" + "9" * 30, "before=%00", "sort=new&sort=liked&before=٣",
])
def test_only_listed_names_sort_and_filter(client: JudgingClient, query: str) -> None:
    assert client.get(f"/angers/proposals?{query}").status_code == 400


@pytest.mark.parametrize("path", ["proposals", "processes/parcs/proposals?sort=liked&theme=green", "proposals/{id}"])
def test_pages_cost_the_same_at_20_and_at_2000_ideas(client: JudgingClient, app: Any, world: World, path: str) -> None:
    with client.session_transaction() as cookie:
        cookie["place"] = "HALL12"  # a reader with a state of their own: no page from memory
    many(world, 20)
    address = "/angers/" + path.format(id=world.session.query(Proposal.id).order_by(Proposal.id.desc()).first()[0])
    client.get(address)  # the words of the site are read once a process
    app.extensions["pages"] = Pages()
    with counted(app) as few:
        client.get(address)
    app.extensions["pages"] = Pages()
    many(world, 1980)
    with counted(app) as lots:
        client.get(address)
    assert len(few) == len(lots) <= 20, "\n".join(lots)
