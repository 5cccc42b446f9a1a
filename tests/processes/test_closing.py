"""Closing is a fence: what was under way is counted before it or refused, and nothing moves afterwards."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.audit.models import Entry
from app.core.db import Database
from app.core.verdicts import Refused
from app.people.rules import Actor
from app.processes import queries
from app.processes.actions import close_process
from app.processes.models import Process, ProcessState
from app.processes.queries import Sheet
from app.proposals import actions as proposals
from app.proposals.models import Proposal
from app.statements.actions import take_position
from app.statements.models import Position, Statement
from tests.world import World


def parks(session: Session, world: World) -> Sheet:
    sheet = queries.get(session, world.angers.id, world.parks.id)
    assert sheet is not None
    return sheet


def close(database: Database, world: World, actor: Actor) -> None:
    with database.transaction() as session:
        close_process(session, actor, world.angers, parks(session, world), now=world.now)


def position(session: Session, world: World, actor: Actor, sheet: Sheet) -> None:
    card = session.get(Statement, world.card1.id)
    assert card is not None
    take_position(session, actor, sheet, card, 1, now=world.now)


def me_too(session: Session, world: World, actor: Actor, sheet: Sheet) -> None:
    idea = session.get(Proposal, world.bench.id)
    assert idea is not None
    proposals.support(session, actor, idea, sheet.process, now=world.now)


def take_back(session: Session, world: World, actor: Actor, sheet: Sheet) -> None:
    idea = session.get(Proposal, world.bench.id)
    assert idea is not None
    proposals.unsupport(session, actor, idea, sheet.process, now=world.now)


def idea(session: Session, world: World, actor: Actor, sheet: Sheet) -> None:
    new = Proposal(title="Une fontaine", body="", author_id=actor.participant_id)
    proposals.propose(session, actor, new, site=world.angers, sheet=sheet, now=world.now)


VERBS = (position, me_too, take_back, idea)


@pytest.fixture
def postgres(postgres_url: str) -> Any:
    """The named world on PostgreSQL, where two transactions run side by side."""
    from tests.world import build

    database = Database(postgres_url)
    with database.write() as session:
        world = build(session)
        world.add("bench", world.idea("Un banc"))
        world.staff_actor = world.actor(world.nadia)
        world.lou_actor = world.resident("lou")
        session.commit()
        session.expunge_all()
        yield database, world
    database.dispose()


@pytest.mark.parametrize("verb", VERBS)
def test_what_began_before_the_closing_and_comes_after_it_is_refused(postgres: Any, verb: Any) -> None:
    database, world = postgres
    with database.write() as late:
        sheet = parks(late, world)
        assert sheet.process.state == ProcessState.OPEN
        close(database, world, world.staff_actor)
        with pytest.raises(Refused):
            verb(late, world, world.lou_actor, sheet)


@pytest.mark.parametrize("verb", VERBS)
def test_the_closing_waits_for_what_is_nearly_done(postgres: Any, verb: Any) -> None:
    database, world = postgres
    with ThreadPoolExecutor(1) as pool:
        with database.write() as early:
            verb(early, world, world.lou_actor, parks(early, world))
            closing = pool.submit(close, database, world, world.staff_actor)
            with pytest.raises(TimeoutError):
                closing.result(timeout=0.3)
            early.commit()
        closing.result(timeout=20)
    with database.read() as session:
        assert session.scalars(select(Entry.verb).order_by(Entry.id)).all()[-1] == "processes.close_process"


def test_the_closing_writes_down_the_counts(each_database: Database, each_world: World) -> None:
    world, database = each_world, each_database
    staff, people = world.actor(world.nadia), [world.resident(name) for name in ("lou", "max")]
    world.session.commit()
    for person in people:
        with database.transaction() as session:
            position(session, world, person, parks(session, world))
    close(database, world, staff)
    close(database, world, staff)
    with database.read() as session:
        [entry] = session.scalars(select(Entry).where(Entry.verb == "processes.close_process"))
        assert (entry.facts["positions"], entry.facts["participants"], entry.facts["contributions"]) == (2, 2, 0)
        assert len(session.scalars(select(Position.value)).all()) == 2
        process = session.get(Process, world.parks.id)
        assert process is not None and process.state == ProcessState.CLOSED
