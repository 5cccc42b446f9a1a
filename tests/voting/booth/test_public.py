"""What everybody sees of a vote: list, page, frozen rules, result with its reasons, files to take away, receipts, challenges, links."""

import re

import pytest

from app.audit.models import Entry
from app.core import clock
from app.people.rules import system
from app.voting.actions.casting import cast
from app.voting.actions.closing import close
from app.voting.actions.counting import count
from app.voting.models import Challenge
from app.voting.rules.receipts import receipt_digest
from app.voting.rules.states import Secrecy, VoteState
from tests.conftest import KEY
from tests.judge import JudgingClient
from tests.voting.booth.test_booth import enter
from tests.voting.factory import Made, make_vote
from tests.world import World

VOTE = "/angers/votes/banc"


def finished(world: World, made: Made, choices: str = "yyynna", *, counted: bool = True) -> list[str]:
    """Everybody votes by the letter, the clock closes, the job counts; the receipts."""
    keys = {"y": "yes", "n": "no", "a": "abstain"}
    receipts = []
    for elector, letter in zip(made.electors, choices, strict=False):
        done = cast(world.session, KEY, made.vote, elector, {keys.get(letter, letter): 1}, once=f"{made.vote.slug} {elector.number}")
        receipts.append(done.receipt)
    made.vote.closes_at = clock.now()
    world.session.flush()
    close(world.session, system("clock"), world.angers, made.vote, now=clock.now())
    if counted:
        count(world.session, system("clock"), world.angers, made.vote, now=clock.now())
    world.session.commit()
    return receipts


def test_the_page_of_an_open_vote_says_where_it_stands_and_what_to_do(client: JudgingClient, world: World) -> None:
    make_vote(world, people=31, quorum={"share": "1/2"})
    text = client.page(VOTE).root.text
    for said in ("Voter", "0 personne a voté", "Il manque 16 personnes", "On peut voter jusqu’au", "Les règles n’ont pas bougé", "L’équipe Jardins"):
        assert said in text, said
    assert client.get(f"{VOTE}/rules.json").json["question"] == "Un banc de plus place du Lac ?"


def test_a_home_page_a_search_a_consultation_and_the_site_map_lead_to_a_vote(client: JudgingClient, world: World) -> None:
    make_vote(world, process_id=world.parks.id)
    for path in ("/angers/", "/angers/votes", "/angers/search?q=banc de plus", "/angers/processes/parcs", "/sitemap.xml"):
        assert VOTE in client.get(path).text, path
    assert VOTE not in client.get("/valenciennes-metropole/votes").text
    assert client.get("/valenciennes-metropole/votes/banc").status_code == 404


def test_a_result_has_its_reasons_and_files(client: JudgingClient, world: World) -> None:
    finished(world, make_vote(world))
    page = client.page(f"{VOTE}/result").root.text
    assert "La proposition est adoptée." in page and "3 oui et 2 non" in page and "6 bulletins en tout" in page
    assert len(client.get(f"{VOTE}/ballots.csv").text.splitlines()) == 4
    assert client.get(f"{VOTE}/result.csv").status_code == 200 == client.get(f"{VOTE}/result.json").status_code
    assert client.get(f"{VOTE}/result.json").json["verdict"] == "adopted"
    assert client.get(f"{VOTE}/result.pb").status_code == 404 == client.get(f"{VOTE}/result.preflib").status_code
    assert "groups" not in client.get(f"{VOTE}/result.json").text and "ways" not in client.get(f"{VOTE}/result.json").text


def test_a_secret_of_four_ballots_shows_no_numbers(client: JudgingClient, world: World) -> None:
    finished(world, make_vote(world, people=4), "yyyy")
    page = client.page(f"{VOTE}/result").root.text
    assert "La proposition est adoptée." in page and "Moins de 5 bulletins" in page and "4 oui" not in page
    for tail in ("result.json", "result.csv", "ballots.csv"):
        assert client.get(f"{VOTE}/{tail}").status_code == 404


def test_an_open_vote_publishes_who_voted_what_after_the_close_only(client: JudgingClient, world: World) -> None:
    made = make_vote(world, secrecy=Secrecy.OPEN)
    assert "seront publiés" in client.page(VOTE).root.text
    finished(world, made, "yyn")
    page = client.page(f"{VOTE}/result").root.text
    assert "Qui a voté quoi" in page and "Driss" not in page
    assert re.search(r"Awa Diallo 1\s*Yes", page) and re.search(r"Chloé Martin 3\s*No", page)


@pytest.mark.parametrize("method", ["runoff", "judgment", "approval"])
def test_each_method_has_a_result_page(client: JudgingClient, world: World, method: str) -> None:
    made = make_vote(world, method=method, options=("a", "b", "c"))
    finished(world, made, "aabbca")
    assert client.page(f"{VOTE}/result").root.text
    assert client.get(f"{VOTE}/result.preflib").status_code == (200 if method == "runoff" else 404)


def test_my_receipt_can_be_checked_after_the_close_with_us_and_without(client: JudgingClient, world: World) -> None:
    made = make_vote(world)
    assert "pas avant" in client.page(f"{VOTE}/receipts").root.text
    receipts = finished(world, made)
    answer = client.submit(f"{VOTE}/receipts", {"receipt": receipts[0].lower()}, action="/receipts")
    assert "Votre bulletin est compté" in answer.text and receipt_digest(receipts[0]) in answer.text
    unknown = client.submit(f"{VOTE}/receipts", {"receipt": made.code(1)}, action="/receipts")
    assert "n’est pas dans l’urne" in unknown.text
    assert client.submit(f"{VOTE}/receipts", {"receipt": "x"}, action="/receipts").status_code == 422
    lines = client.get(f"{VOTE}/receipts.txt").text.split()
    assert lines == sorted(lines) and set(lines) == {receipt_digest(receipt) for receipt in receipts}


def test_a_vote_can_be_contested_while_the_days_run(client: JudgingClient, world: World) -> None:
    made = make_vote(world)
    assert "quand le résultat est publié" in client.page(f"{VOTE}/challenge").root.text
    finished(world, made)
    assert "Il reste 8 jours" in client.page(f"{VOTE}/challenge").root.text
    assert client.submit(f"{VOTE}/challenge", {"text": ""}).status_code == 422
    answer = client.submit(f"{VOTE}/challenge", {"text": "La salle a fermé trop tôt.", "contact": "lea@example.test"})
    assert re.search(r"[A-Z]{4}-[A-Z]{4}-\d{5}", answer.text)
    assert [(row.text, row.contact) for row in world.rows(Challenge)] == [("La salle a fermé trop tôt.", "lea@example.test")]
    assert [row.facts for row in world.rows(Entry) if row.verb == "voting.challenge"] == [{"vote_id": made.vote.id}]
    assert "1 contestation reçue" in client.page(f"{VOTE}/challenge").root.text
    made.vote.challenge_until = clock.today(clock.now()).replace(year=2020)
    assert "est passé" in client.page(f"{VOTE}/challenge").root.text


def test_a_challenge_sent_twice_is_one(client: JudgingClient, world: World) -> None:
    finished(world, make_vote(world))
    page = client.page(f"{VOTE}/challenge")
    values = {node.attrs["name"]: node.attrs.get("value", "") for node in page.forms("post")[0].all("input") if node.attrs.get("name")}
    for _time in range(2):
        assert client.post(f"{VOTE}/challenge", data={**values, "text": "Encore."}).status_code == 200
    assert len(world.rows(Challenge)) == 1


@pytest.mark.parametrize("state", [VoteState.CLOSED, VoteState.CANCELLED])
def test_closed_and_cancelled_votes_say_so(client: JudgingClient, world: World, state: VoteState) -> None:
    made = make_vote(world, state=state, cancelled_why="La question était mal posée.")
    text = client.page(VOTE).root.text
    assert ("mal posée" in text) == (state == VoteState.CANCELLED) and "Voter" not in text
    enter(client, made)
    assert client.get(VOTE).status_code == 200
