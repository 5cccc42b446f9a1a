"""Choose, check, cast, receipt: as an elector goes through it, and everything that goes wrong on the way."""

import re
from datetime import timedelta
from typing import Any

import pytest
from werkzeug.test import TestResponse

from app.audit.models import Entry
from app.core import clock
from app.voting.models import OpenBallot, SecretBallot
from app.voting.queries.votes import register_of
from app.voting.rules.register import sign_of
from app.voting.rules.states import Secrecy, Sign, VoteState
from tests.judge import JudgingClient, Page
from tests.voting.factory import Made, freeze, make_vote
from tests.world import World

BALLOT = "/angers/votes/banc/ballot"


def enter(client: JudgingClient, made: Made, number: int = 1) -> JudgingClient:
    answer = client.submit(made.link(number), action=made.link(number))
    assert (answer.status_code, answer.location) == (303, f"/angers/votes/{made.vote.slug}/ballot")
    return client


def chosen(client: JudgingClient, path: str = BALLOT, **fields: Any) -> TestResponse:
    """The check page of a ballot filled in so."""
    return client.submit(path, fields, action="/check")


def filled(answer: TestResponse) -> dict[str, Any]:
    """The hidden fields of a check page, as its button would send them."""
    values: dict[str, list[str]] = {}
    for node in Page(answer.text).forms("post")[0].all("input"):
        values.setdefault(node.attrs["name"], []).append(node.attrs.get("value", ""))
    return dict(values)


def cast(client: JudgingClient, answer: TestResponse) -> TestResponse:
    return client.post("/angers/votes/banc/ballot/cast", data=filled(answer))


def code_on(page: TestResponse) -> str:
    found = re.search(r'data-copy="([A-Z]{4}-[A-Z]{4}-\d{5})"', page.text)
    assert found, page.text
    return found[1]


def test_link_choose_check_cast_receipt(client: JudgingClient, world: World) -> None:
    made = make_vote(world)
    assert "Awa Diallo 1" in client.get(made.link(1)).text
    enter(client, made)
    page = chosen(client, choice="002")
    assert "Voici votre bulletin" in page.text and "<bdi class=\"strong\">No</bdi>" in page.text
    assert not world.rows(SecretBallot)
    answer = cast(client, page)
    assert (answer.status_code, answer.location) == (303, "/angers/votes/banc/receipt")
    receipt = client.get(answer.location)
    assert code_on(receipt) and "No<" not in receipt.text
    assert [row.marks for row in world.rows(SecretBallot)] == ['{"no":1}']
    assert sign_of(register_of(world.session, made.vote.id), 1) is Sign.ONLINE


def test_a_code_lets_in_however_it_is_typed(client: JudgingClient, world: World) -> None:
    made = make_vote(world)
    answer = client.submit("/angers/votes/banc/enter", {"code": made.code(2).lower().replace("-", " ")}, action="/enter")
    assert answer.status_code == 303
    assert "Bruno Petit 2" in client.get(BALLOT).text
    other = make_vote(world, slug="jeux", code="JEUX")
    client.submit("/angers/votes/banc/enter", action="/leave")
    wrong = client.submit("/angers/votes/banc/enter", {"code": other.code(2)}, action="/enter")
    assert wrong.status_code == 422 and "Nous ne trouvons pas ce code" in wrong.text and other.code(2) in wrong.text


def test_opening_a_link_many_times_burns_nothing_and_an_unknown_one_says_so(client: JudgingClient, world: World) -> None:
    made = make_vote(world)
    for _time in range(3):
        assert client.get(made.link(1)).status_code == client.head(made.link(1)).status_code == 200
    with client.session_transaction() as cookie:
        assert "electors" not in cookie
    page = client.page("/angers/votes/banc/enter/unknown", 404)
    assert "Ce lien ne marche pas" in page.root.text
    assert client.post("/angers/votes/banc/enter/unknown", data={}).status_code == 400
    enter(client, made)
    enter(client.application.test_client(), made)


def test_nothing_chosen_is_asked_again_then_counted_blank(client: JudgingClient, world: World) -> None:
    enter(client, make_vote(world))
    page = chosen(client)
    assert "votre bulletin sera blanc" in page.text
    assert cast(client, page).status_code == 303
    assert [row.marks for row in world.rows(SecretBallot)] == ["{}"]


def test_too_many_is_said_and_nothing_typed_is_lost(client: JudgingClient, world: World) -> None:
    enter(client, make_vote(world, method="approval", settings={"max_marks": 2}, options=("a", "b", "c")))
    answer = chosen(client, mark=["001", "002", "003"])
    assert answer.status_code == 422 and "Cochez 2 choix au plus" in answer.text
    assert len([node for node in Page(answer.text).root.all("input") if "checked" in node.attrs]) == 3


def test_changing_brings_the_same_ballot_back(client: JudgingClient, world: World) -> None:
    enter(client, make_vote(world))
    page = chosen(client, choice="003")
    back = client.post("/angers/votes/banc/ballot/check", data={**filled(page), "act": "change"})
    boxes = [node.attrs for node in Page(back.text).root.all("input") if node.attrs.get("name") == "choice"]
    assert [attrs["value"] for attrs in boxes if "checked" in attrs] == ["003"]


def test_double_click_retry_and_lost_answer_are_one_ballot_and_one_receipt(client: JudgingClient, world: World) -> None:
    made = make_vote(world)
    page = chosen(enter(client, made), choice="001")
    codes = set()
    for _time in range(4):
        answer = cast(client, page)
        assert answer.status_code == 303
        codes.add(code_on(client.get(answer.location)))
    assert len(codes) == 1 == len(world.rows(SecretBallot))
    assert [row.verb for row in world.rows(Entry)].count("voting.cast") == 1


def test_a_lost_answer_still_finds_its_receipt_on_the_ballot_page(client: JudgingClient, world: World) -> None:
    page = chosen(enter(client, make_vote(world)), choice="001")
    before = client.get_cookie("entendu")
    assert cast(client, page).status_code == 303 and before is not None
    client.set_cookie("entendu", before.value)
    again = client.get(BALLOT)
    assert "Vous avez déjà voté" in again.text and "Voir mon reçu" in again.text
    assert code_on(client.get("/angers/votes/banc/receipt"))


def test_two_tabs_with_two_choices_are_one_ballot_and_the_second_is_told(client: JudgingClient, world: World) -> None:
    enter(client, make_vote(world))
    first, second = chosen(client, choice="001"), chosen(client, choice="002")
    assert cast(client, first).status_code == 303
    refused = cast(client, second)
    assert refused.status_code == 403 and "Vous avez déjà voté" in refused.text and "Voir mon reçu" in refused.text
    assert [row.marks for row in world.rows(SecretBallot)] == ['{"yes":1}']


def test_the_close_while_one_fills_in_keeps_the_choice_on_the_page(client: JudgingClient, world: World) -> None:
    made = make_vote(world)
    page = chosen(enter(client, made), choice="002")
    made.vote.closes_at = clock.now() - timedelta(seconds=1)
    refused = cast(client, page)
    assert refused.status_code == 403 and "plus aucun bulletin ne peut entrer" in refused.text
    assert "Ce que vous aviez choisi ici" in refused.text and ">No<" in refused.text and "Ce n’est pas compté" in refused.text
    assert not world.rows(SecretBallot)


def test_a_page_left_open_overnight_comes_back_with_everything(client: JudgingClient, world: World) -> None:
    page = chosen(enter(client, make_vote(world)), choice="002")
    stale = client.post("/angers/votes/banc/ballot/cast", data={**filled(page), "csrf_token": "old"})
    assert stale.status_code == 422 and "restée ouverte longtemps" in stale.text
    assert cast(client, stale).status_code == 303
    assert [row.marks for row in world.rows(SecretBallot)] == ['{"no":1}']


def test_rules_changed_in_the_database_are_found_out_before_anybody_votes(client: JudgingClient, world: World) -> None:
    """Row 10: labels that were swapped would make people vote for the opposite."""
    made = make_vote(world)
    page = chosen(enter(client, made), choice="001")
    made.options[0].label, made.options[1].label = made.options[1].label, made.options[0].label
    for answer in (client.get(BALLOT), cast(client, page)):
        assert "ne sont plus celles" in answer.text
    assert not world.rows(SecretBallot)


def test_forged_fields_are_refused(client: JudgingClient, world: World) -> None:
    enter(client, make_vote(world))
    for forged in ({"choice": ["001", "002"]}, {"choice": "999"}, {"mark": "001"}):
        page = chosen(client, **forged)
        assert page.status_code == 422 or "sera blanc" in page.text
    assert client.post("/angers/votes/banc/ballot/cast", data={**filled(chosen(client, choice="001")), "choice": ["001", "002"]}).status_code == 422
    assert not world.rows(SecretBallot)


def test_an_open_vote_says_that_names_are_published_and_can_be_changed(client: JudgingClient, world: World) -> None:
    made = make_vote(world, secrecy=Secrecy.OPEN)
    enter(client, made)
    assert "seront publiés" in client.get(BALLOT).text
    for choice in ("001", "002"):
        assert cast(client, chosen(client, choice=choice)).status_code == 303
    assert [row.marks for row in world.rows(OpenBallot)] == [{"no": 1}]
    assert [node.attrs["value"] for node in client.page(BALLOT).root.all("input") if "checked" in node.attrs] == ["002"]


def test_leaving_a_shared_phone_forgets_everything(client: JudgingClient, world: World) -> None:
    made = make_vote(world)
    cast(client, chosen(enter(client, made), choice="001"))
    assert client.submit("/angers/votes/banc/receipt", action="/leave").status_code == 303
    assert client.get(BALLOT).location == "/angers/votes/banc/enter"
    assert "Pas de reçu ici" in client.get("/angers/votes/banc/receipt").text
    enter(client, made, 2)
    assert cast(client, chosen(client, choice="002")).status_code == 303
    assert len(world.rows(SecretBallot)) == 2


def test_a_struck_elector_is_out_at_the_next_request(client: JudgingClient, world: World) -> None:
    made = make_vote(world)
    page = chosen(enter(client, made), choice="001")
    made.electors[0].struck_why = "A déménagé."
    assert cast(client, page).location == "/angers/votes/banc/enter"
    assert not world.rows(SecretBallot)


@pytest.mark.parametrize("state", [VoteState.DRAFT, VoteState.CLOSED, VoteState.CANCELLED])
def test_a_vote_that_is_not_open_lets_nobody_cast(client: JudgingClient, world: World, state: VoteState) -> None:
    made = make_vote(world)
    enter(client, made)
    page = chosen(client, choice="001")
    made.vote.state = state
    assert cast(client, page).status_code == (404 if state == VoteState.DRAFT else 403)
    assert not world.rows(SecretBallot)


SHAPES: dict[str, tuple[dict[str, Any], dict[str, Any], str, str]] = {
    "yes_no": ({"options": ("yes", "no", "abstain")}, {"choice": "003"}, "Abstain", '{"abstain":1}'),
    "approval": ({}, {"mark": ["001", "003"]}, "C", '{"a":1,"c":1}'),
    "points": ({"settings": {"max_points": 5}}, {"o001": "3", "o002": "2"}, "3 points", '{"a":3,"b":2}'),
    "runoff": ({}, {"o001": "2", "o003": "1"}, "place 1", '{"a":2,"c":1}'),
    "judgment": ({}, {"o001": "4", "o002": "0", "o003": ""}, "Très bien", '{"a":4,"b":0}'),
}


@pytest.mark.parametrize("method", SHAPES)
def test_every_shape_of_ballot(client: JudgingClient, world: World, method: str) -> None:
    values, fields, said, stored = SHAPES[method]
    enter(client, make_vote(world, **{"method": method, "options": ("a", "b", "c"), **values}))
    page = chosen(client, **fields)
    assert said in page.text, page.text
    assert cast(client, page).status_code == 303
    assert [row.marks for row in world.rows(SecretBallot)] == [stored]


@pytest.mark.parametrize(("method", "settings", "fields", "sentence"), [
    ("points", {"max_points": 5}, {"o001": "4", "o002": "2"}, "Vous avez 5 points à donner. Vous en avez donné 6."),
    ("points", {"max_points": 5}, {"o001": "beaucoup"}, "Écrivez un nombre entier"),
    ("runoff", {}, {"o001": "1", "o002": "1"}, "la même place"), ("runoff", {}, {"o001": "1", "o002": "3"}, "Il manque la place 2"),
    ("judgment", {"unrated": "refused"}, {"o001": "2"}, "Donnez une mention aux 3 choix"),
    ("yes_no", {"blank_allowed": False}, {}, "le bulletin blanc n’est pas accepté"),
])
def test_each_mistake_has_its_sentence(
    client: JudgingClient, world: World, method: str, settings: dict[str, Any], fields: dict[str, Any], sentence: str
) -> None:
    enter(client, make_vote(world, method=method, settings=settings, options=("yes", "no") if method == "yes_no" else ("a", "b", "c")))
    answer = chosen(client, **fields)
    assert answer.status_code == 422 and sentence in answer.text
    for name, value in fields.items():
        assert value in answer.text, name


def test_check_pages_and_receipts_are_as_long_for_every_choice(client: JudgingClient, world: World) -> None:
    """Row 13: what comes back does not tell the choice by its length."""
    make = make_vote(world, options=("yes", "no", "abstain"))
    make.options[0].label = "Oui, je veux un banc de plus, à l’ombre, près de la fontaine & du kiosque"
    freeze(world, make)
    lengths = set()
    for number, choice in enumerate(("001", "002", "003", "000"), 1):
        browser = client.application.test_client()
        browser.world = world
        enter(browser, make, number)
        make.electors[number - 1].name = "Quelqu’un"
        page = chosen(browser, choice=choice)
        lengths.add((len(page.data), len(cast(browser, page).data), len(browser.get("/angers/votes/banc/receipt").data)))
    assert len({one[0] for one in lengths}) == 1 and len(lengths) == 1, lengths
