"""Who is there: one tap a person, the quorum as it stands, nothing after the close."""

import pytest

from app.audit.models import Entry
from app.core import clock
from app.core.verdicts import Refused
from app.voting.actions.room.attendance import mark
from app.voting.models import Attendance
from app.voting.rules.states import VoteState
from tests.judge import JudgingClient
from tests.voting.factory import make_vote
from tests.world import World

PAGE = "/angers/desk/votes/banc/attendance"


def test_one_tap_and_one_tap_back(client: JudgingClient, world: World) -> None:
    made = make_vote(world, people=12, groups=("Habitants", "Associations"), quorum={"share": "1/2", "base": "present", "per_group": True})
    client.sign_in(world.hawa)
    one = made.electors[0]
    for _time in range(2):
        assert client.submit(PAGE, {"present": "1"}, action=f"/attendance/{one.id}").location == f"{PAGE}#p{one.id}"
    assert [row.elector_id for row in world.rows(Attendance)] == [one.id]
    page = client.get(PAGE).text
    assert "1</strong> présent sur 12" in page and page.count("Est là") == 1
    client.submit(PAGE, {"present": ""}, action=f"/attendance/{one.id}")
    assert not world.rows(Attendance)
    entries = [row for row in world.rows(Entry) if row.verb == "voting.mark_attendance"]
    assert [(row.subject_kind, row.facts) for row in entries] == [("vote", {"present": True}), ("vote", {"present": False})]


def test_people_arrive_before_it_opens_and_the_list_stands_after_the_close(each_world: World) -> None:
    world, made = each_world, make_vote(each_world, state=VoteState.DRAFT)
    actor = world.actor(world.hawa)
    mark(world.session, actor, world.angers, made.vote, made.electors[0], present=True, now=clock.now())
    world.session.commit()
    made.vote.state = VoteState.CLOSED
    world.session.commit()
    for present in (True, False):
        with pytest.raises(Refused, match="ne change plus"):
            mark(world.session, actor, world.angers, made.vote, made.electors[1], present=present, now=clock.now())
        world.session.rollback()
    assert len(world.rows(Attendance)) == 1


def test_nobody_from_outside_and_nobody_from_another_vote(client: JudgingClient, world: World) -> None:
    make_vote(world)
    other = make_vote(world, slug="jeux", code="JEUX")
    for account, status in ((world.vera, 403), (world.lea, 403), (world.omar, 200)):
        assert client.application.test_client().sign_in(account).get(PAGE).status_code == status
    client.sign_in(world.omar)
    token = next(node.attrs["value"] for node in client.page(PAGE).root.all("input") if node.attrs.get("name") == "csrf_token")
    assert client.post(f"{PAGE}/{other.electors[0].id}", data={"csrf_token": token, "present": "1"}).status_code == 404


def test_the_wall_shows_the_quorum_and_keeps_small_groups_back(client: JudgingClient, world: World) -> None:
    made = make_vote(
        world, people=31, groups=("Habitants", "Habitants", "Habitants", "Élus"), quorum={"share": "1/3", "base": "members", "per_group": True},
    )
    page = client.get(f"/angers/votes/{made.vote.slug}/screen").text
    assert page.count("a voté, il en faut") == 2 and "Petit groupe" not in page
    for one in made.electors:
        one.group = "Élus" if one.number <= 3 else "Associations" if one.number <= 9 else "Habitants"
    page = client.get(f"/angers/votes/{made.vote.slug}/screen").text
    assert page.count("Petit groupe") == 2 and page.count("a voté, il en faut") == 1
