"""Row 14: before the close nothing that anybody can ask for depends on a choice. Two votes, alike but for what people choose."""

import re

import pytest
from werkzeug.test import TestResponse

from app.voting.actions.casting import cast
from app.voting.rules.states import Secrecy
from tests.conftest import KEY
from tests.judge import JudgingClient
from tests.voting.factory import Made, make_vote
from tests.world import World

OWN = (
    "", "/enter", "/ballot", "/receipt", "/receipts", "/receipts.txt", "/proxies", "/result", "/result.json", "/result.csv", "/result.pb",
    "/minutes", "/minutes.pdf", "/challenge", "/rules.json", "/board", "/audit", "/screen", "/kiosk",
)
SHARED = (
    "/angers/", "/angers/votes", "/angers/feed.atom", "/sitemap.xml", "/angers/search?q=banc", "/angers/processes/parcs", "/", "/angers/register",
)
DESK = ("", "/closing", "/roll", "/rehearsal", "/incidents", "/preview")
MASKS = (
    (r'name="csrf_token"[^>]*', "csrf"), (r'name="once"[^>]*', "once"), (r"[A-Z]{4}-[A-Z]{4}-\d{5}", "code"),
    (r'(?s)<svg class="qr".*?</svg>', "qr"),
    (r"(oui|non)\b", "slug"), (r"(OUI|NON)\b", "slug"), (r"[0-9a-f]{64}", "hash"), (r"request \w+|<code[^>]*>\w{8}</code>", "number"),
)


def told(response: TestResponse) -> tuple[object, ...]:
    """Everything an answer says, but for tokens and the vote's own name."""
    body = response.get_data(as_text=True)
    for pattern, mask in MASKS:
        body = re.sub(pattern, mask, body)
    number = re.sub(r"\b[0-9a-f]{8}\b", "number", body)
    kept = ("ETag", "Last-Modified", "Cache-Control", "Content-Type")
    return response.status_code, *(response.headers.get(name) for name in kept), number


@pytest.fixture(params=[Secrecy.SECRET, Secrecy.OPEN])
def pair(request: pytest.FixtureRequest, world: World) -> tuple[Made, Made]:
    """The same vote twice."""
    made = [make_vote(world, slug=slug, code=slug.upper(), people=20, secrecy=request.param, rules_text="{}") for slug in ("oui", "non")]
    for one in made:
        for elector, other in zip(one.electors, made[0].electors, strict=True):
            elector.name = other.name
    return made[0], made[1]


def vote_in(world: World, pair: tuple[Made, Made], first: int, last: int) -> None:
    for made, choice in zip(pair, ("yes", "no"), strict=True):
        for number in range(first, last + 1):
            cast(world.session, KEY, made.vote, made.electors[number - 1], {choice: 1}, once=f"{choice} {number}")
            world.session.commit()


def test_every_page_is_the_same_whatever_people_chose(client: JudgingClient, world: World, pair: tuple[Made, Made]) -> None:
    client.judged = False
    organiser = client.application.test_client().sign_in(world.omar)
    organiser.world, organiser.judged = world, False
    for first in (1, 6):
        vote_in(world, pair, first, first + 4)
        for tail in OWN:
            one, other = (told(client.get(f"/angers/votes/{slug}{tail}?after={first}")) for slug in ("oui", "non"))
            assert one == other, tail
        for tail in DESK:
            one, other = (told(organiser.get(f"/angers/desk/votes/{slug}{tail}?after={first}")) for slug in ("oui", "non"))
            assert one == other, tail


def test_the_pages_of_the_site_do_not_move_with_the_ballots(client: JudgingClient, world: World, pair: tuple[Made, Made]) -> None:
    client.judged = False

    def seen(turn: int) -> dict[str, tuple[object, ...]]:
        return {path: told(client.get(f"{path}{'&' if '?' in path else '?'}turn={turn}")) for path in SHARED}

    before = {path: str(answer).replace("turn=1", "") for path, answer in seen(1).items()}
    vote_in(world, pair, 1, 10)
    after = {path: str(answer).replace("turn=2", "") for path, answer in seen(2).items()}
    for path in ("/sitemap.xml", "/angers/votes", "/angers/search?q=banc", "/angers/processes/parcs", "/"):
        assert before[path] == after[path], path
    assert {path: answer for path, answer in before.items() if "yes" in answer.lower() and answer != after[path]} == {}


def test_the_result_has_no_address_before_it_is_counted(client: JudgingClient, world: World, pair: tuple[Made, Made]) -> None:
    vote_in(world, pair, 1, 10)
    assert client.get("/angers/votes/oui/result").status_code == 302
    for tail in ("result.json", "receipts.txt"):
        assert client.get(f"/angers/votes/oui/{tail}").status_code == 404


def test_a_group_of_few_is_not_told_apart_while_people_vote(client: JudgingClient, world: World) -> None:
    made = make_vote(world, people=10, groups=("habitants", "associations"))
    vote_in(world, (made, make_vote(world, slug="autre", code="AUTRE", people=10)), 1, 4)
    page = client.page("/angers/votes/banc").root.text
    assert "4 personnes ont voté" in page and "habitants" not in page and "associations" not in page
    small = make_vote(world, slug="petit", code="PETIT", people=4)
    cast(world.session, KEY, small.vote, small.electors[0], {"yes": 1}, once="x")
    assert "a voté" not in client.page("/angers/votes/petit").root.text
