"""Row 2: after every step of any story the register, the box and the receipts say the same as a small model; the count agrees at the end."""

import itertools
import os
from collections import Counter
from collections.abc import Callable
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as some
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.audit import queries as audit
from app.core import clock
from app.core.db import Database
from app.core.verdicts import Refused, require
from app.people.rules import system
from app.sites.models import Site
from app.voting.actions import proxies
from app.voting.actions.casting import BOOTH, cast, drop, hold_register
from app.voting.actions.closing import close
from app.voting.methods import count
from app.voting.models import BallotReceipt, Elector, Proxy, SecretBallot, Vote
from app.voting.permissions.casting import may_cast
from app.voting.queries import boxes, roll
from app.voting.queries.votes import register_of, sheet
from app.voting.rules.question import question_of
from app.voting.rules.register import sign_of, signed, turnout
from app.voting.rules.states import ProxyState, Sign
from tests.conftest import KEY
from tests.voting.factory import make_vote
from tests.world import World

STORIES = int(os.environ.get("RELIABILITY_STORIES", "12"))
STEPS = int(os.environ.get("RELIABILITY_STEPS", "25"))
people, choices = some.integers(0, 5), some.sampled_from(("yes", "no", "abstain", ""))
numbers = itertools.count(1)


class Stories(RuleBasedStateMachine):
    """Six electors vote, vote again, give and take proxies, sign for paper; somebody closes."""

    database: Database
    world: World

    def __init__(self) -> None:
        super().__init__()
        self.number = next(numbers)
        self.made = make_vote(self.world, slug=f"conte{self.number}", code=f"K{self.number}", proxies=1)
        self.world.session.commit()
        self.voted: dict[int, str] = {}
        self.receipts = 0
        self.open = True
        self.once = itertools.count()

    def deed(self, act: Callable[[Session, Vote, list[Elector]], Any]) -> bool:
        try:
            with self.database.transaction() as session:
                vote = session.get_one(Vote, self.made.vote.id)
                act(session, vote, [session.get_one(Elector, one.id) for one in self.made.electors])
        except Refused:
            return False
        return True

    @rule(person=people, choice=choices, key=some.integers(0, 2))
    def vote(self, person: int, choice: str, key: int) -> None:
        marks, once = ({choice: 1} if choice else {}), f"{self.number} {person} {key}"
        told: list[Any] = []
        done = self.deed(lambda session, vote, electors: told.append(cast(session, KEY, vote, electors[person], marks, once=once)))
        if done and not told[0].again:
            assert self.open and person not in self.voted
            self.voted[person] = choice
            self.receipts += 1
        elif not done:
            assert not self.open or person in self.voted

    @rule(giver=people, holder=people, accepted=some.booleans())
    def give(self, giver: int, holder: int, accepted: bool) -> None:
        def act(session: Session, vote: Vote, electors: list[Elector]) -> None:
            proxy = proxies.ask(session, BOOTH, vote, electors[giver], electors[holder])
            if accepted:
                proxies.accept(session, vote, proxy, electors[holder])

        if self.deed(act):
            assert self.open and giver != holder and giver not in self.voted

    @rule(giver=people)
    def take_back(self, giver: int) -> None:
        def act(session: Session, vote: Vote, electors: list[Elector]) -> None:
            for proxy in roll.proxies(session, vote.id):
                if proxy.giver_id == electors[giver].id:
                    proxies.revoke(session, BOOTH, vote, proxy, electors[giver])

        self.deed(act)

    @rule(holder=people, choice=choices)
    def vote_for(self, holder: int, choice: str) -> None:
        used: list[int] = []

        def act(session: Session, vote: Vote, electors: list[Elector]) -> None:
            for proxy in roll.proxies(session, vote.id):
                if proxy.holder_id == electors[holder].id and proxy.state == ProxyState.ACCEPTED:
                    marks, once = ({choice: 1} if choice else {}), f"proxy {next(self.once)} {self.number}"
                    proxies.cast_for(session, KEY, vote, electors[holder], proxy, marks, once=once)
                    used.append(next(number for number, one in enumerate(electors) if one.id == proxy.giver_id))

        if self.deed(act) and used:
            assert self.open and holder in self.voted and used[0] not in self.voted
            self.voted[used[0]] = choice
            self.receipts += 1

    @rule(person=people, choice=choices)
    def on_paper(self, person: int, choice: str) -> None:
        def act(session: Session, vote: Vote, electors: list[Elector]) -> None:
            held, now = hold_register(session, vote), clock.now()
            require(may_cast(vote, electors[person], sign_of(held.signs, electors[person].number), now))
            held.signs = signed(held.signs, electors[person].number, Sign.PAPER)
            drop(session, vote, {choice: 1} if choice else {}, now=now)

        if self.deed(act):
            assert self.open and person not in self.voted
            self.voted[person] = choice

    @rule(sure=some.integers(0, 12))
    def close(self, sure: int) -> None:
        if sure == 7 and self.open:
            def act(session: Session, vote: Vote, _electors: list[Elector]) -> None:
                vote.closes_at = clock.now()
                session.flush()
                close(session, system("clock"), session.get_one(Site, vote.site_id), vote, now=clock.now())

            assert self.deed(act)
            self.open = False

    @invariant()
    def numbers_equal_rows(self) -> None:
        with self.database.read() as session:
            vote = session.get_one(Vote, self.made.vote.id)
            register = register_of(session, vote.id)
            signs = {number for number, one in enumerate(self.made.electors) if sign_of(register, one.number) is not Sign.NOT_YET}
            assert signs == set(self.voted) and turnout(register) == len(self.voted)
            assert session.scalar(select(func.count()).where(SecretBallot.vote_id == vote.id)) == len(self.voted)
            assert session.scalar(select(func.count()).where(BallotReceipt.vote_id == vote.id)) == self.receipts
            live = [row for row in session.scalars(select(Proxy).where(Proxy.vote_id == vote.id)) if row.state == ProxyState.ACCEPTED]
            assert max(Counter(row.holder_id for row in live).values(), default=0) <= 1
            assert not {row.giver_id for row in live} & {row.holder_id for row in live}
            if not self.open:
                self._count(session, vote)

    def _count(self, session: Session, vote: Vote) -> None:
        outcome = count(question_of(vote, sheet(session, vote).options), boxes.ballots(session, vote))
        told = Counter(self.voted.values())
        assert (outcome.totals.cast, outcome.totals.blank, outcome.totals.abstained) == (len(self.voted), told[""], told["abstain"])
        assert outcome.totals.expressed == told["yes"] + told["no"]

    def teardown(self) -> None:
        with self.database.read() as session:
            assert audit.broken_at(session) is None


def test_after_any_story_the_numbers_are_right(each_database: Database, each_world: World) -> None:
    bounded = settings(
        max_examples=STORIES, stateful_step_count=STEPS, deadline=None, database=None, suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(type("Here", (Stories,), {"database": each_database, "world": each_world}), settings=bounded)
