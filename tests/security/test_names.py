"""Nobody passes for the town, everybody keeps their own name: through the screens where a name is typed and shown (row 56)."""

import pytest

from app.proposals.models import Proposal
from tests.core.test_names import REAL, TWINS
from tests.judge import JudgingClient
from tests.world import World

NEW = "/angers/proposals/new"
TYPED = [name for name in TWINS if len(name) <= 60 and "\u202e" not in name]
"""A name written backwards loses the sign that turns it round when it is typed into a form: it imitates nobody any more."""


@pytest.fixture
def world(world: World) -> World:
    """Among the town's people are those whom somebody tries to imitate."""
    world.nadia.name, world.streets.name, world.rose.name = "Claire Martin", "Équipe Voirie", "Karim"
    world.session.commit()
    return world


def test_an_idea_cannot_be_signed_in_the_towns_name(client: JudgingClient, world: World) -> None:
    client.submit(NEW, {"title": "Un banc à l’ombre"})
    client.submit(f"{NEW}/where", {"territory": "all"})
    for name in TYPED:
        answer = client.submit(f"{NEW}/more", {"author_name": name})
        assert answer.status_code == 422 and "faire croire" in answer.text, name


def test_an_account_cannot_be_named_like_the_town(client: JudgingClient, world: World) -> None:
    client.sign_in(world.lea)
    for name in TYPED:
        answer = client.submit("/me", {"name": name}, action="/me")
        assert answer.status_code == 422 and "faire croire" in answer.text, name
    assert world.reload(world.lea).name == "Léa"


def test_a_member_of_staff_keeps_and_completes_their_own_name(client: JudgingClient, world: World) -> None:
    client.sign_in(world.nadia)
    for name in ("Claire Martin", "Claire Martin-Dupuis"):
        assert client.submit("/me", {"name": name}, action="/me").status_code == 302


def test_real_names_are_taken_and_shown_in_their_own_direction(client: JudgingClient, world: World) -> None:
    client.sign_in(world.lea)
    for name in REAL:
        assert client.submit("/me", {"name": name}, action="/me").status_code == 302, name
    client.submit(NEW, {"title": "Un banc à l’ombre"})
    client.submit(f"{NEW}/where", {"territory": "all"})
    for name in REAL[:6]:
        assert client.submit(f"{NEW}/more", {"author_name": name}).status_code == 303, name
    client.submit(f"{NEW}/more", {"author_name": "فاطمة الزهراء"})
    client.submit(f"{NEW}/check", action="/check")
    idea = world.session.query(Proposal).filter_by(title="Un banc à l’ombre").one()
    assert idea.author_name == "فاطمة الزهراء"
    page = client.page(f"/angers/proposals/{idea.id}")
    named = [node for node in page.root.all("bdi") if node.text == "فاطمة الزهراء"]
    assert named, "a name stands in <bdi>, so that it turns nothing around it"
