"""Promise 3: a consultation closes at an instant, by hand or by the clock; each voice is counted before it or refused, none moves later."""

import itertools
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from threading import Event

from sqlalchemy import func, select

from app.audit import queries as audit
from app.audit.models import Entry
from app.core.clock import end_of
from app.processes.models import Process, Step
from app.statements.models import Position
from tests.reliability.conftest import CARDS, Place, placed
from tests.reliability.stage.serving import until
from tests.reliability.stage.visitor import Answer, Visitor

THREADS = 8
Voice = tuple[int, int, str, Answer]


class Crowd:
    """Eight people who tap without a pause, one card after the other, changing their minds, until told to stop."""

    def __init__(self, place: Place) -> None:
        self.place = place
        self.stopped = Event()
        self.answers: list[Voice] = []
        self.cards = [place.world.card1.id, place.world.card2.id, place.world.card3.id]

    def tap(self, number: int, person: Visitor) -> None:
        for turn in itertools.count():
            if self.stopped.is_set():
                return
            card, choice = self.cards[turn % 3], ("agree", "disagree", "unsure")[turn % 2]
            self.answers.append((number, card, choice, person.post(f"{CARDS}/{card}/position", choice=choice)))

    def acknowledged(self) -> int:
        return sum(voice[3].location.endswith("/next") for voice in self.answers)

    def refused(self) -> int:
        return len(self.answers) - self.acknowledged()


@contextmanager
def tapping(place: Place) -> Iterator[Crowd]:
    """A crowd at work."""
    crowd = Crowd(place)
    with ThreadPoolExecutor(THREADS) as pool:
        working: list[Future[None]] = [pool.submit(crowd.tap, number, person) for number, person in enumerate(place.known(THREADS))]
        try:
            yield crowd
        finally:
            crowd.stopped.set()
        for one in working:
            one.result()


def check(place: Place, crowd: Crowd) -> None:
    """What is stored is what each person was last told; the record agrees."""
    people = [place.world.things[f"resident {number}"].id for number in range(THREADS)]
    values = {"agree": 1, "disagree": -1, "unsure": 0}
    told = {(people[who], card): values[choice] for who, card, choice, answer in crowd.answers if answer.location.endswith("/next")}
    stored = place.rows(select(Position.participant_id, Position.statement_id, Position.value))
    assert {(person, card): value for person, card, value in stored} == told
    assert {answer.status for *_rest, answer in crowd.answers} <= {302, 403}
    assert place.rows(select(func.count()).where(Entry.verb == "statements.take_position")) == [(crowd.acknowledged(),)]
    assert not place.differences()
    with place.database.read() as session:
        assert audit.broken_at(session) is None


def test_closed_by_hand(place: Place) -> None:
    staff = place.staff(place.world.nadia)
    counters = select(Process.state, Process.positions_count, Process.participants_count).where(Process.id == place.world.parks.id)
    with tapping(place) as crowd:
        until(lambda: crowd.acknowledged() > 60, "taps before the closing")
        assert staff.post("/angers/desk/processes/parcs/closing").status == 302
        at_closing = place.rows(counters)
        seen = place.rows(select(Position.participant_id, Position.statement_id, Position.value, Position.changed_at))
        refused = crowd.refused()
        until(lambda: crowd.refused() > refused + 40, "taps after the closing")
    assert place.rows(counters) == at_closing
    assert sorted(place.rows(select(Position.participant_id, Position.statement_id, Position.value, Position.changed_at))) == sorted(seen)
    [(number, facts)] = place.rows(select(Entry.id, Entry.facts).where(Entry.verb == "processes.close_process"))
    assert facts["positions"] == len(seen)
    assert place.rows(select(func.count()).where(Entry.id > number, Entry.verb == "statements.take_position")) == [(0,)]
    check(place, crowd)


def test_closed_by_the_clock(each_database_url: str, tmp_path: Path) -> None:
    closing = end_of(date(2036, 12, 18)) + timedelta(seconds=1)
    with placed(each_database_url, tmp_path) as place:
        assert place.rows(select(Step.closes_on).where(Step.process_id == place.world.parks.id)) == [(date(2036, 12, 18),)] * 3
        with tapping(place) as crowd:
            until(lambda: crowd.acknowledged() > 20, "taps before the closing")
            place.server.set_clock(closing - timedelta(seconds=0.5))
            until(lambda: crowd.refused() > 40, "the clock closes the consultation")
        assert crowd.acknowledged() > 0
        [(last,)] = place.rows(select(func.max(Position.changed_at)))
        assert last < closing
        check(place, crowd)
