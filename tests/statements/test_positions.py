"""One resident, one word per card, however it is tapped, on both databases."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from sqlalchemy import func, select

from app.core.db import Database
from app.core.verdicts import Refused
from app.people.rules import Actor
from app.processes import queries as processes
from app.processes.models import Process, ProcessState
from app.statements import queries
from app.statements.actions import take_position
from app.statements.models import Position, Statement
from tests.world import World


def tap(database: Database, world: World, actor: Actor, card: Statement, value: int) -> None:
    with database.transaction() as session:
        sheet = processes.get(session, world.angers.id, world.parks.id)
        found = queries.card(session, world.parks.id, card.id)
        assert sheet is not None and found is not None
        take_position(session, actor, sheet, found, value, now=world.now)


def counters(database: Database, card: Statement) -> tuple[int, int, int]:
    with database.read() as session:
        row = session.get(Statement, card.id)
        assert row is not None
        return row.agree_count, row.disagree_count, row.pass_count


def test_a_second_tap_changes_the_word_and_adds_none(each_database: Database, each_world: World) -> None:
    resident = each_world.resident("lou")
    each_world.session.commit()
    for value in (1, 1, -1, 0, 1):
        tap(each_database, each_world, resident, each_world.card1, value)
    assert counters(each_database, each_world.card1) == (1, 0, 0)


def test_twenty_taps_at_once_are_one_position(each_database: Database, each_world: World) -> None:
    resident = each_world.resident("lou")
    each_world.session.commit()
    start = Barrier(20)

    def race(number: int) -> None:
        start.wait()
        tap(each_database, each_world, resident, each_world.card1, (1, -1, 0)[number % 3])

    with ThreadPoolExecutor(20) as pool:
        list(pool.map(race, range(20)))
    with each_database.read() as session:
        assert session.scalar(select(func.count()).select_from(Position)) == 1
        assert sum(counters(each_database, each_world.card1)) == 1
        assert queries.recount(session, each_world.card1.id) == {
            value: number for value, number in zip((1, -1, 0), counters(each_database, each_world.card1), strict=True) if number
        }


def test_a_person_on_many_cards_at_once_counts_once_as_a_participant(each_database: Database, each_world: World) -> None:
    resident = each_world.resident("lou")
    each_world.session.commit()
    cards = (each_world.card1, each_world.card2, each_world.card3)
    with ThreadPoolExecutor(3) as pool:
        list(pool.map(lambda card: tap(each_database, each_world, resident, card, 1), cards))
    with each_database.read() as session:
        process = session.get(Process, each_world.parks.id)
        assert process is not None and (process.participants_count, process.positions_count) == (1, 3)


def test_a_closed_consultation_refuses_and_says_why(database: Database, world: World) -> None:
    resident = world.resident("lou")
    world.parks.state = ProcessState.CLOSED
    world.session.commit()
    with pytest.raises(Refused) as refusal:
        tap(database, world, resident, world.card1, 1)
    assert "finie" in str(refusal.value.verdict.reason)
    assert refusal.value.verdict.instead
