"""The result as an input: moderated, routed and answered as anything a resident says; its page leads to the vote and back."""

from datetime import timedelta

from sqlalchemy import update

from app.contributions.rules import State
from app.moderation.actions import hide
from app.moderation.rules import Rule
from app.routing.actions import route
from app.voting.actions.aftermath import forget_rolls, hand_over
from app.voting.models import Challenge, Elector, VoteResult
from app.voting.queries.minutes import minutes
from app.voting.wording.minutes import result_text
from tests.answers.conftest import answered
from tests.judge import JudgingClient
from tests.voting.desk.test_telling import finished
from tests.world import World


def result(world: World) -> VoteResult:
    """A proclaimed result in the hands of the streets."""
    made = finished(world, "yes", "yes", "yes", "yes", "no", follow_team_id=world.streets.id)
    stored = hand_over(world.session, world.actor(world.omar), world.angers, made.vote, result_text(made.vote), now=world.now)
    again = hand_over(world.session, world.actor(world.omar), world.angers, made.vote, "Autre texte.", now=world.now)
    assert again is stored and stored.team_id == world.streets.id and stored.author_id is None
    world.session.commit()
    assert isinstance(stored, VoteResult)
    return stored


def test_a_team_answers_a_result_and_everybody_reads_it(client: JudgingClient, world: World) -> None:
    found = result(world)
    route(world.session, world.actor(world.nadia), found, world.streets, now=world.now)
    world.session.commit()
    answered(world, found)
    assert world.reload(found).state == State.YES
    page = client.page("/angers/votes/banc/follow-up").root.text
    assert "Nous posons un banc sous le tilleul." in page or "Un banc sera posé sous le tilleul." in page
    assert "/angers/votes/banc" in [node.attrs.get("href") for node in client.page("/angers/votes/banc/follow-up").root.all("a")]
    assert f"/angers/votes/results/{found.id}" in client.get("/angers/").text


def test_staff_see_it_among_their_inputs(client: JudgingClient, world: World) -> None:
    found = result(world)
    client.sign_in(world.nadia)
    assert "Un banc de plus" in client.page(f"/angers/desk/inputs/{found.id}").root.text
    assert "Un banc de plus" in client.page("/angers/desk/queue").root.text
    other = client.application.test_client().sign_in(world.ali)
    other.page("/angers/desk/answers")


def test_a_hidden_result_has_no_page(client: JudgingClient, world: World) -> None:
    found = result(world)
    hide(world.session, world.actor(world.nadia), found, rule=Rule.OFF_TOPIC, reason="Doublon.", now=world.now)
    client.page("/angers/votes/banc/follow-up", 404)
    client.page(f"/valenciennes-metropole/votes/results/{found.id}", 404)


def test_a_roll_is_forgotten_when_its_time_is_over_unless_somebody_still_contests(each_world: World) -> None:
    world = each_world
    made = finished(world, "yes", "no", "yes")
    world.session.add(Challenge(vote_id=made.vote.id, receipt_code="C", submission_key="k", name="Zoé", text="Non.", created_at=world.now))
    world.session.commit()
    late = world.now + timedelta(days=200)
    assert forget_rolls(world.session, before=late, now=late) == 0
    world.session.execute(update(Challenge).values(decision="rejected", reason="Vérifié."))
    assert forget_rolls(world.session, before=late, now=late) == 6
    assert forget_rolls(world.session, before=late, now=late) == 0
    world.session.commit()
    world.session.expire_all()
    for elector in world.rows(Elector):
        assert not elector.name and not elector.address and not elector.nonce and elector.key == f"gone:{elector.number}"
    found = minutes(world.session, world.angers, world.reload(made.vote))
    assert found.check.whole and found.outcome is not None and found.challenges[0].name == ""
