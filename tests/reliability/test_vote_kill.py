"""Promise 4 for a vote: whatever is killed at whatever moment, ballot, signature and receipt are all there or none of them is."""

import itertools
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Lock
from typing import Any

from sqlalchemy import event, func, select

from app.audit import queries as audit
from app.audit.models import Entry
from app.core.db import Database
from app.voting.actions.casting import cast
from app.voting.models import BallotReceipt, Elector, SecretBallot, Vote
from app.voting.queries.votes import register_of
from app.voting.rules.receipts import receipt_digest, receipt_of
from app.voting.rules.register import turnout
from tests.conftest import KEY
from tests.reliability.conftest import Place, placed
from tests.reliability.stage.cluster import Cluster
from tests.reliability.stage.serving import until
from tests.reliability.stage.visitor import Lost
from tests.reliability.test_vote_one_voice import cast_path, counted, entered
from tests.voting.factory import Made, make_vote
from tests.world import World

PEOPLE, THREADS, KILLS, BETWEEN = 2000, 6, 5, 12


class Load:
    """Electors who cast one after the other, until told to stop; those whose answer was lost do not try again."""

    def __init__(self, place: Place, made: Made) -> None:
        self.place, self.made, self.stopped = place, made, Event()
        self.numbers, self.lock = itertools.count(1), Lock()
        self.acknowledged: set[int] = set()
        self.statuses: set[int] = set()

    def work(self, _thread: int) -> None:
        while not self.stopped.is_set():
            with self.lock:
                number = next(self.numbers)
            assert number <= PEOPLE, "more voters are needed"
            try:
                answer = entered(self.place.server.port, self.made, number).post(cast_path(self.made), choice="001", once=f"kill {number}")
            except Lost:
                continue
            self.statuses.add(answer.status)
            if answer.status == 303:
                self.acknowledged.add(number)


@contextmanager
def loaded(place: Place) -> Iterator[Load]:
    """A crowd at the box."""
    load = Load(place, make_vote(place.world, people=PEOPLE))
    with ThreadPoolExecutor(THREADS) as pool:
        working = [pool.submit(load.work, number) for number in range(THREADS)]
        try:
            yield load
        finally:
            load.stopped.set()
        for one in working:
            one.result()


def strike(load: Load, kill: Callable[[int], object], times: int) -> None:
    for number in range(times):
        before = len(load.acknowledged)
        until(lambda before=before: len(load.acknowledged) >= before + BETWEEN, "the crowd gets on with it", 60)  # type: ignore[misc]
        kill(number)


def check(place: Place, load: Load) -> None:
    """Nothing acknowledged is lost, nothing is half written, and the record agrees."""
    ballots, receipts, signs = counted(place, load.made)
    assert ballots == receipts == signs >= len(load.acknowledged)
    assert place.rows(select(func.count()).where(Entry.verb == "voting.cast")) == [(ballots,)]
    stored = {row[0] for row in place.rows(select(BallotReceipt.digest))}
    assert {receipt_digest(receipt_of(KEY, load.made.vote.id, f"kill {number}")) for number in load.acknowledged} <= stored
    assert load.statuses <= {303, 503}
    with place.database.read() as session:
        assert audit.broken_at(session) is None


def test_web_workers_are_killed(each_database_url: str, tmp_path: Path) -> None:
    with placed(each_database_url, tmp_path) as place:
        with loaded(place) as load:
            strike(load, place.server.kill_a_worker, KILLS)
        check(place, load)


def test_the_database_is_killed(fragile: Cluster, tmp_path: Path) -> None:
    def kill(number: int) -> None:
        (fragile.kill if number % 2 else fragile.kill_a_backend)()
        place.database.engine.dispose()

    with placed(fragile.url, tmp_path) as place:
        with loaded(place) as load:
            strike(load, kill, 2)
            strike(load, lambda _number: None, 1)
        check(place, load)


class Died(Exception):
    """The process ended here."""


def test_between_any_two_steps_all_or_none(each_database: Database, each_world: World) -> None:
    """The transaction is cut off before each of its statements in turn, and lastly before its commit."""
    made = make_vote(each_world, people=40)
    steps = 0
    for cut in itertools.count():
        left = cut

        def die(*_args: Any) -> None:
            nonlocal left
            left -= 1
            if left < 0:
                raise Died

        event.listen(each_database.engine, "before_cursor_execute", die)
        event.listen(each_database.engine, "commit", die)
        try:
            with each_database.transaction() as session:
                vote, elector = session.get_one(Vote, made.vote.id), session.get_one(Elector, made.electors[0].id)
                cast(session, KEY, vote, elector, {"yes": 1}, once="cut")
            steps = cut
        except Died:
            pass
        finally:
            event.remove(each_database.engine, "before_cursor_execute", die)
            event.remove(each_database.engine, "commit", die)
        signs = turnout(register_of(each_world.session, made.vote.id))
        stored = (len(each_world.rows(SecretBallot)), len(each_world.rows(BallotReceipt)), signs)
        assert stored == ((1, 1, 1) if steps else (0, 0, 0)), f"cut before step {cut}"
        if steps:
            break
    assert steps >= 8
