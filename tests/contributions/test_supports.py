"""« Me too »: one per person, counted right, whatever the number of taps and phones."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from app.audit import queries as audit
from app.contributions import queries
from app.contributions.actions import support, unsupport
from app.contributions.models import Contribution, Support
from app.core.verdicts import Refused
from app.people.rules import Actor
from tests.world import World


def test_it_counts_once_and_keeps_the_details_said_later(world: World) -> None:
    idea, karim = world.idea(), world.resident("karim")
    support(world.session, karim, idea, now=world.now)
    support(world.session, karim, idea, how="Je viens avec une poussette.", often="daily", now=world.now)
    support(world.session, karim, idea, now=world.now)
    [told] = queries.told_supports(world.session, idea.id)
    assert (idea.supports_count, told.how, told.often) == (1, "Je viens avec une poussette.", "daily")


def test_taking_it_back_twice_counts_once(world: World) -> None:
    idea, karim = world.idea(), world.resident("karim")
    support(world.session, karim, idea, now=world.now)
    unsupport(world.session, karim, idea, now=world.now)
    unsupport(world.session, karim, idea, now=world.now)
    world.session.commit()
    assert world.reload(idea).supports_count == 0
    assert [entry.verb for entry in audit.about(world.session, "proposal", idea.id)] == ["contributions.support", "contributions.unsupport"]


def test_nobody_supports_their_own_a_hidden_or_a_merged_idea(world: World) -> None:
    mine, hidden, main = world.idea(), world.idea("Cachée", hidden_at=world.now), world.idea("Principale")
    merged = world.idea("Regroupée", merged_into_id=main.id)
    for actor, idea in ((Actor(participant_id=mine.author_id), mine), (world.resident(), hidden), (world.resident(), merged)):
        with pytest.raises(Refused) as refused:
            support(world.session, actor, idea, now=world.now)
        assert refused.value.verdict.instead


def test_twenty_taps_at_once_are_one(each_world: World, each_database: Any) -> None:
    idea, karim, samia = each_world.idea(), each_world.resident("karim"), each_world.resident("samia")
    each_world.session.commit()
    barrier = Barrier(20)

    def tap(number: int) -> None:
        barrier.wait()
        with each_database.transaction() as session:
            support(session, samia if number % 4 == 0 else karim, session.get(Contribution, idea.id), now=each_world.now)

    with ThreadPoolExecutor(20) as pool:
        list(pool.map(tap, range(20)))
    with each_database.read() as session:
        assert len(session.scalars(select(Support)).all()) == session.get(Contribution, idea.id).supports_count == 2
        assert len(audit.about(session, "proposal", idea.id)) == 2


def test_said_and_taken_back_at_once_the_number_equals_the_rows(each_world: World, each_database: Any) -> None:
    idea = each_world.idea()
    people = [each_world.resident(f"person {number}") for number in range(4)]
    each_world.session.commit()

    def act(number: int) -> None:
        verb = support if number % 3 else unsupport
        with each_database.transaction() as session:
            verb(session, people[number % 4], session.get(Contribution, idea.id), now=each_world.now)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(act, range(60)))
    with each_database.read() as session:
        assert session.get(Contribution, idea.id).supports_count == queries.recount_supports(session, idea.id)


@settings(max_examples=20, deadline=None)
@given(steps=st.lists(st.tuples(st.booleans(), st.integers(0, 3)), max_size=30))
def test_after_every_step_the_number_shown_equals_a_recount(shared: World, steps: list[tuple[bool, int]]) -> None:
    idea = shared.idea("Encore une")
    people = [shared.resident(f"neighbour {number}") for number in range(4)]
    for says, who in steps:
        (support if says else unsupport)(shared.session, people[who], idea, now=shared.now)
        assert idea.supports_count == queries.recount_supports(shared.session, idea.id)


@pytest.fixture(scope="module")
def shared(sqlite_template: Any, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """One world for all examples of a property."""
    import shutil

    from app.core.db import Database
    from tests import world as worlds

    path = tmp_path_factory.mktemp("shared") / "world.db"
    shutil.copy(sqlite_template, path)
    database = Database(f"sqlite:///{path}")
    with database.write() as session:
        yield worlds.build(session)
    database.dispose()
