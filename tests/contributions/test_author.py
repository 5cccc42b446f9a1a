"""The author edits or takes back; everybody else, and everything too late, meets an explained lock."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from app.audit import queries as audit
from app.contributions import queries
from app.contributions.actions import advance, edit, give_to, submit, withdraw
from app.contributions.models import Contribution, Word
from app.contributions.permissions import may_edit, may_withdraw
from app.core.states import Impossible
from app.core.verdicts import Refused
from app.people.rules import NOBODY, Actor
from app.proposals.models import Proposal
from tests.world import World


@pytest.fixture
def idea(world: World) -> Contribution:
    author = world.resident("samia")
    made = Proposal(process_id=world.parks.id, author_id=author.participant_id, title="Un banc devant l’école", body="Merci.")
    return submit(world.session, author, made, site=world.angers, now=world.now)


def later(world: World) -> Any:
    return world.now + timedelta(hours=2)


def test_an_edit_keeps_the_earlier_wording_and_moves_the_index(world: World, idea: Contribution) -> None:
    edit(world.session, world.resident("samia"), idea, {"title": "Deux bancs devant le parc", "state": "done"}, now=later(world))
    [earlier] = queries.revisions(world.session, idea.id)
    assert (earlier.title, earlier.why) == ("Un banc devant l’école", "edit")
    assert idea.state == "received" and idea.edited_at == later(world)
    words = set(world.session.scalars(select(Word.word).where(Word.contribution_id == idea.id)))
    assert "parc" in words and "ecol" not in words


def test_an_edit_that_changes_nothing_is_not_recorded(world: World, idea: Contribution) -> None:
    world.session.commit()
    edit(world.session, world.resident("samia"), idea, {"title": idea.title}, now=later(world))
    world.session.commit()
    assert len(audit.about(world.session, "proposal", idea.id)) == 1


def test_somebody_else_may_not(world: World, idea: Contribution) -> None:
    for actor in (world.resident("karim"), NOBODY, world.actor(world.nadia)):
        assert not may_edit(actor, idea) and not may_withdraw(actor, idea)
    with pytest.raises(Refused):
        withdraw(world.session, world.resident("karim"), idea, now=later(world))


def test_an_erased_author_is_nobody(world: World, idea: Contribution) -> None:
    idea.author_id = None
    assert not may_edit(NOBODY, idea)
    assert not may_edit(Actor(account_id=world.lea.id), idea)


@pytest.mark.parametrize(("change", "may_change", "may_leave"), [
    ({"state": "read"}, True, True), ({"state": "sent"}, True, True), ({"state": "studied"}, False, True), ({"state": "no"}, False, False),
    ({"merged_count": 2}, True, False), ({"hidden_at": 1}, True, True), ({"withdrawn_at": 1}, False, False),
])
def test_each_lock_says_why_and_what_else(
    world: World, idea: Contribution, change: dict[str, Any], may_change: bool, may_leave: bool
) -> None:
    for name, value in change.items():
        setattr(idea, name, world.now if name.endswith("_at") else value)
    author = world.resident("samia")
    for verdict, expected in ((may_edit(author, idea), may_change), (may_withdraw(author, idea), may_leave)):
        assert bool(verdict) is expected
        assert expected or (str(verdict.reason) and str(verdict.instead))


def test_what_is_taken_back_is_out_of_sight_and_out_of_the_count(world: World, idea: Contribution) -> None:
    withdraw(world.session, world.resident("samia"), idea, now=later(world))
    world.session.commit()
    assert not idea.is_public
    assert world.reload(world.parks).contributions_count == 0
    assert not queries.similar(world.session, world.angers.id, "un banc devant l’école", "fr")


def test_two_people_on_one_item_the_second_is_told(world: World, idea: Contribution, database: Any) -> None:
    world.session.commit()
    with database.write() as other:
        same = other.get(Contribution, idea.id)
        other.commit()
        advance(world.session, idea, "read", now=later(world))
        world.session.commit()
        with pytest.raises(Impossible):
            advance(other, same, "read", now=later(world))


def test_an_input_never_goes_to_a_team_of_another_site(world: World, idea: Contribution) -> None:
    assert give_to(world.session, idea, world.streets).team_id == world.streets.id
    with pytest.raises(ValueError, match="another site"):
        give_to(world.session, idea, world.v_triage)
