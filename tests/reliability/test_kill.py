"""Promise 4: what was acknowledged is stored, whatever is killed at whatever moment; nothing is half written."""

import itertools
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event

from sqlalchemy import func, select, text

from app.audit import queries as audit
from app.audit.models import Entry
from app.contributions.models import Support
from app.core.text.codes import new_code
from app.statements.models import Position, Statement
from tests.reliability.stage.cluster import Cluster
from tests.reliability.conftest import CARDS, Place, placed
from tests.reliability.stage.serving import until
from tests.reliability.stage.visitor import Lost, Visitor

THREADS = 6
KILLS = 6
BETWEEN = 15


@dataclass
class Load:
    """People who never say the same thing twice, so that each answer can be checked."""

    place: Place
    cards: list[int]
    ideas: list[int]
    stopped: Event = field(default_factory=Event)
    positions: set[tuple[int, int]] = field(default_factory=set)
    supports: set[tuple[int, int]] = field(default_factory=set)
    statuses: set[int] = field(default_factory=set)
    lost: int = 0

    def work(self, number: int, person: Visitor) -> None:
        """One position, one « me too », in turn, until told to stop."""
        who = self.place.world.things[f"resident {number}"].id
        for turn in itertools.count():
            if self.stopped.is_set():
                return
            card, idea = self.cards[turn % len(self.cards)], self.ideas[turn % len(self.ideas)]
            if self._sent(person, f"{CARDS}/{card}/position", choice="agree"):
                self.positions.add((who, card))
            if self._sent(person, f"/angers/proposals/{idea}/support"):
                self.supports.add((who, idea))

    def _sent(self, person: Visitor, path: str, **fields: str) -> bool:
        try:
            answer = person.post(path, **fields)
        except Lost:
            self.lost += 1
            return False
        self.statuses.add(answer.status)
        return answer.acknowledged

    def done(self) -> int:
        return len(self.positions) + len(self.supports)


@contextmanager
def loaded(place: Place) -> Iterator[Load]:
    """A crowd at work on 200 cards and 200 ideas."""
    world = place.world
    cards = [
        Statement(
            site_id=world.angers.id, process_id=world.parks.id, title=f"Phrase {count}", body="", receipt_code=new_code(),
            created_at=world.now, state_at=world.now, position=count,
        )
        for count in range(200)
    ]
    world.session.add_all(cards)
    author = world.participant("author").id
    ideas = [world.idea(f"Idée {count}", process_id=None, author_id=author).id for count in range(200)]
    world.session.commit()
    load = Load(place, [card.id for card in cards], ideas)
    with ThreadPoolExecutor(THREADS) as pool:
        working = [pool.submit(load.work, number, person) for number, person in enumerate(place.known(THREADS))]
        try:
            yield load
        finally:
            load.stopped.set()
        for one in working:
            one.result()


def strike(load: Load, kill: Callable[[int], object], times: int) -> None:
    """Kill, wait until the crowd gets on with it, and again."""
    for number in range(times):
        before = load.done()
        until(lambda before=before: load.done() >= before + BETWEEN, "the crowd gets on with it", 60)  # type: ignore[misc]
        kill(number)


def check(place: Place, load: Load) -> None:
    """All that was acknowledged is there; each row was recorded once; the numbers and the chain hold."""
    positions = {tuple(row) for row in place.rows(select(Position.participant_id, Position.statement_id))}
    supports = {tuple(row) for row in place.rows(select(Support.participant_id, Support.contribution_id))}
    assert load.positions <= positions and load.supports <= supports
    entries = dict(place.rows(select(Entry.verb, func.count()).group_by(Entry.verb)))
    assert entries["contributions.support"] == len(supports)
    assert entries["statements.take_position"] >= len(positions)
    assert not place.differences()
    with place.database.read() as session:
        assert audit.broken_at(session) is None
    assert load.statuses <= {302, 303, 503}


def test_web_workers_are_killed(each_database_url: str, tmp_path: Path) -> None:
    with placed(each_database_url, tmp_path) as place:
        with loaded(place) as load:
            strike(load, place.server.kill_a_worker, KILLS)
        check(place, load)
        if place.database.url.startswith("sqlite"):
            assert place.rows(text("PRAGMA integrity_check")) == [("ok",)] and not place.rows(text("PRAGMA foreign_key_check"))


def test_the_database_is_killed(fragile: Cluster, tmp_path: Path) -> None:
    def kill(number: int) -> None:
        (fragile.kill if number % 2 else fragile.kill_a_backend)()
        place.database.engine.dispose()

    with placed(fragile.url, tmp_path) as place:
        with loaded(place) as load:
            strike(load, kill, 4)
            strike(load, lambda _number: None, 1)
        check(place, load)
