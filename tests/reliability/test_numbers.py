"""Promise 2: the numbers shown equal a recount from the rows, after every step of any story, and after a crowd."""

import itertools
import os
import random
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as some
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from sqlalchemy import select

from app.answers.rules.states import HeardValue
from app.audit import queries as audit
from app.contributions.models import Support
from app.core.db import Database
from app.statements.models import Position
from tests.reliability.stage.deeds import CARDS, Deeds
from tests.reliability.stage.recount import differences
from tests.world import World

STORIES = int(os.environ.get("RELIABILITY_STORIES", "15"))
STEPS = int(os.environ.get("RELIABILITY_STEPS", "25"))
people, cards, values = some.integers(0, 3), some.integers(0, CARDS - 1), some.sampled_from((1, -1, 0))
ideas, moderators = some.integers(0, 4), some.sampled_from(("nadia", "marc"))
numbers = itertools.count(1)


class Stories(RuleBasedStateMachine):
    """Anybody does anything, in any order; a small model of its own keeps what must be stored."""

    database: Database
    world: World

    def __init__(self) -> None:
        super().__init__()
        self.deeds = Deeds(self.database, self.world, next(numbers))
        self.positions: dict[tuple[int, int], int] = {}
        self.supports: set[tuple[int, int]] = set()
        self.open = True
        for person in range(3):
            self.deeds.propose(person, 0)
        self.found = self.deeds.ideas()

    def idea(self, number: int) -> int:
        return self.found[number % len(self.found)]

    def staff(self, name: str) -> Any:
        return getattr(self.deeds, name)

    @rule(person=people, card=cards, value=values)
    def react(self, person: int, card: int, value: int) -> None:
        if self.deeds.react(person, card, value):
            assert self.open
            self.positions[self.deeds.people[person].participant_id or 0, self.deeds.cards[card]] = value

    @rule(person=people, key=some.integers(0, 2))
    def propose(self, person: int, key: int) -> None:
        assert self.deeds.propose(person, key) == self.open
        self.found = self.deeds.ideas()

    @rule(person=people, idea=ideas, how=some.sampled_from(("", "Tous les jours.")))
    def support(self, person: int, idea: int, how: str) -> None:
        if self.deeds.support(person, self.idea(idea), how=how):
            assert self.open
            self.supports.add((self.deeds.people[person].participant_id or 0, self.idea(idea)))

    @rule(person=people, idea=ideas)
    def unsupport(self, person: int, idea: int) -> None:
        if self.deeds.unsupport(person, self.idea(idea)):
            assert self.open
            self.supports.discard((self.deeds.people[person].participant_id or 0, self.idea(idea)))

    @rule(person=people, idea=ideas)
    def withdraw(self, person: int, idea: int) -> None:
        self.deeds.withdraw(person, self.idea(idea))

    @rule(person=people, idea=ideas)
    def report(self, person: int, idea: int) -> None:
        self.deeds.report(person, self.idea(idea))

    @rule(who=moderators, idea=ideas, deed=some.sampled_from(("dismiss", "hide", "restore", "undo", "undo")))
    def decide(self, who: str, idea: int, deed: str) -> None:
        getattr(self.deeds, deed)(self.staff(who), self.idea(idea))

    @rule(who=moderators, idea=ideas, into=ideas)
    def merge(self, who: str, idea: int, into: int) -> None:
        self.deeds.merge(self.staff(who), self.idea(idea), self.idea(into))

    @rule(who=some.sampled_from(("ali", "rose")), idea=ideas, positive=some.booleans())
    def answer(self, who: str, idea: int, positive: bool) -> None:
        self.deeds.route(self.deeds.marc, self.idea(idea))
        self.deeds.answer(self.staff(who), self.idea(idea), positive=positive)

    @rule(idea=ideas, value=some.sampled_from(HeardValue))
    def hear(self, idea: int, value: HeardValue) -> None:
        any(self.deeds.hear(author, self.idea(idea), value) for author in range(4))

    @rule(sure=some.integers(0, 9))
    def close(self, sure: int) -> None:
        if sure == 7:
            assert self.deeds.close()
            self.open = False

    @invariant()
    def numbers_equal_rows(self) -> None:
        with self.database.read() as session:
            assert not differences(session)
            rows = session.execute(select(Position).where(Position.process_id == self.deeds.process)).scalars()
            assert {(row.participant_id, row.statement_id): row.value for row in rows} == self.positions
            supports = session.execute(select(Support.participant_id, Support.contribution_id).where(Support.contribution_id.in_(self.found)))
            assert {tuple(row) for row in supports} == self.supports

    def teardown(self) -> None:
        with self.database.read() as session:
            assert audit.broken_at(session) is None


def test_after_any_story_the_numbers_are_right(each_database: Database, each_world: World) -> None:
    bounded = settings(
        max_examples=STORIES, stateful_step_count=STEPS, deadline=None, database=None, suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(type("Here", (Stories,), {"database": each_database, "world": each_world}), settings=bounded)


DEEDS: list[Callable[[Deeds, random.Random, list[int]], object]] = [
    *[lambda here, dice, _: here.react(dice.randrange(4), dice.randrange(CARDS), dice.choice((1, -1, 0)))] * 6,
    *[lambda here, dice, ideas: here.support(dice.randrange(4), dice.choice(ideas))] * 3,
    *[lambda here, dice, ideas: here.unsupport(dice.randrange(4), dice.choice(ideas))] * 2,
    lambda here, dice, _: here.propose(dice.randrange(4), dice.randrange(3)),
    lambda here, dice, ideas: here.withdraw(dice.randrange(4), dice.choice(ideas)),
    lambda here, dice, ideas: here.report(dice.randrange(4), dice.choice(ideas)),
    lambda here, dice, ideas: here.hide(here.nadia, dice.choice(ideas)),
    lambda here, dice, ideas: here.restore(here.marc, dice.choice(ideas)),
    lambda here, dice, ideas: here.merge(here.marc, dice.choice(ideas), dice.choice(ideas)),
    lambda here, dice, ideas: here.undo(here.marc, dice.choice(ideas)),
    *[lambda here, dice, ideas: here.route(here.nadia, dice.choice(ideas))] * 2,
    lambda here, dice, ideas: here.answer(here.ali, dice.choice(ideas), positive=True),
    lambda here, dice, ideas: here.hear(dice.randrange(4), dice.choice(ideas), dice.choice(list(HeardValue))),
]


@pytest.mark.parametrize("seed", [20261123])
def test_after_a_crowd_the_numbers_are_right(each_database: Database, each_world: World, seed: int) -> None:
    here = Deeds(each_database, each_world, next(numbers))
    for person in range(4):
        here.propose(person, 9)
    found = here.ideas()

    def crowd(member: int) -> None:
        dice = random.Random(seed + member)
        for _deed in range(STORIES * 3):
            dice.choice(DEEDS)(here, dice, found)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(crowd, range(8)))
    with each_database.read() as session:
        assert not differences(session)
        assert audit.broken_at(session) is None
