"""An input arrives once, with its code, its clock and its holder, however it is sent."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from threading import Barrier
from typing import Any

import pytest
from sqlalchemy import func, select

from app.audit import queries as audit
from app.audit.models import Entry
from app.contributions import queries
from app.contributions.actions import submit
from app.contributions.models import Contribution
from app.core.text.codes import normalise
from app.core.verdicts import Refused
from app.people.rules import Actor
from app.processes.models import Process
from app.proposals.models import Proposal
from tests.world import World


def written(world: World, author: Actor, **values: Any) -> Proposal:
    defaults: dict[str, Any] = dict(
        process_id=world.parks.id, author_id=author.participant_id, title="Un banc devant l’école", body="", submission_key="key-1",
    )
    return Proposal(**{**defaults, **values})


def send(world: World, **values: Any) -> Contribution:
    author = world.resident("samia")
    return submit(world.session, author, written(world, author, **values), site=world.angers, now=world.now)


def test_it_gets_a_code_a_clock_in_working_days_and_the_welcome_team(world: World) -> None:
    idea = send(world)
    assert normalise(idea.receipt_code) == idea.receipt_code
    assert idea.due_on == idea.first_due_on == date(2026, 12, 14)
    assert idea.team_id == world.triage.id
    assert {"banc", "ecol"} <= set(idea.stems.split())


def test_the_clock_skips_public_holidays_and_follows_the_french_day(world: World) -> None:
    author = world.resident("samia")
    late_evening = datetime(2026, 12, 18, 23, 30, tzinfo=UTC)  # already Saturday the 19th in France
    idea = submit(world.session, author, written(world, author), site=world.angers, now=late_evening)
    assert idea.due_on == date(2027, 1, 12)


def test_the_same_key_gives_the_same_row_and_counts_once(world: World) -> None:
    first, again = send(world), send(world, title="Autre chose")
    assert again is first
    world.session.commit()
    assert world.reload(world.parks).contributions_count == 1
    assert [entry.verb for entry in audit.about(world.session, "proposal", first.id)] == ["contributions.submit"]


def test_the_same_key_of_somebody_else_never_opens_their_row(world: World) -> None:
    first = send(world)
    other = world.resident("karim")
    with pytest.raises(Exception, match="submission_key"):
        submit(world.session, other, written(world, other), site=world.angers, now=world.now)
    world.session.rollback()
    assert first.author_id != other.participant_id


def test_a_suspended_account_may_not(world: World) -> None:
    actor = Actor(participant_id=world.participant("samia").id, suspended=True)
    with pytest.raises(Refused):
        submit(world.session, actor, written(world, actor), site=world.angers, now=world.now)


def test_what_a_helper_takes_down_is_recorded_on_behalf_of_its_author(world: World) -> None:
    author = world.participant("samia")
    helper = world.actor(world.nadia)
    submit(
        world.session, helper, written(world, Actor(participant_id=author.id), channel="helped", entered_by_id=world.nadia.id),
        site=world.angers, now=world.now,
    )
    world.session.commit()
    entry = world.session.scalars(select(Entry)).one()
    assert (entry.actor, entry.on_behalf_of) == (f"account:{world.nadia.id}", f"participant:{author.id}")


def test_twenty_sends_at_once_with_one_key_are_one_input(each_world: World, each_database: Any) -> None:
    author = each_world.resident("samia")
    each_world.session.commit()
    barrier = Barrier(20)

    def send_once(_number: int) -> str:
        barrier.wait()
        with each_database.transaction() as session:
            return submit(session, author, written(each_world, author), site=each_world.angers, now=each_world.now).receipt_code

    with ThreadPoolExecutor(20) as pool:
        codes = set(pool.map(send_once, range(20)))
    assert len(codes) == 1
    with each_database.read() as session:
        assert session.scalar(select(func.count()).select_from(Contribution).where(Contribution.kind == "proposal")) == 1
        assert session.get(Process, each_world.parks.id).contributions_count == 1
        assert len(audit.about(session, "proposal", session.scalars(select(Proposal.id)).one())) == 1
        assert audit.broken_at(session) is None


def test_an_interrupted_send_leaves_nothing(world: World, database: Any) -> None:
    author = world.resident("samia")
    world.session.commit()
    with pytest.raises(KeyboardInterrupt), database.transaction() as session:
        submit(session, author, written(world, author), site=world.angers, now=world.now)
        raise KeyboardInterrupt
    with database.read() as session:
        assert queries.by_submission_key(session, "key-1", author.participant_id) is None
        assert session.scalar(select(func.count()).select_from(Entry)) == 0


@pytest.mark.parametrize("spelling", [str.lower, lambda code: code.replace("-", " "), lambda code: code.replace("-", "")])
def test_the_code_opens_it_in_any_usual_spelling(world: World, spelling: Callable[[str], str]) -> None:
    idea = send(world)
    found = queries.by_code(world.session, normalise(spelling(idea.receipt_code)) or "")
    assert found is not None and found.id == idea.id
