"""Promise 3 for a vote: the close is a fence, by hand or by the clock; each ballot is acknowledged and in the box, or refused and nowhere."""

import itertools
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from threading import Event, Lock

from sqlalchemy import func, select

from app.audit import queries as audit
from app.audit.models import Entry
from app.voting.models import BallotReceipt, SecretBallot, Vote
from app.voting.rules.receipts import receipt_digest, receipt_of
from tests.conftest import KEY
from tests.reliability.conftest import Place, placed
from tests.reliability.stage.serving import until
from tests.reliability.test_vote_one_voice import cast_path, counted, entered
from tests.voting.factory import Made, make_vote

PEOPLE, THREADS = 400, 8


class Queue:
    """Eight people at a time, each casting once; what each was told."""

    def __init__(self, place: Place, made: Made) -> None:
        self.place, self.made, self.stopped = place, made, Event()
        self.numbers, self.lock = itertools.count(1), Lock()
        self.told: dict[int, int] = {}

    def work(self, _thread: int) -> None:
        while not self.stopped.is_set():
            with self.lock:
                number = next(self.numbers)
            if number > PEOPLE:
                return
            person = entered(self.place.server.port, self.made, number)
            self.told[number] = person.post(cast_path(self.made), choice=f"00{number % 2 + 1}", once=f"fence {number}").status

    def acknowledged(self) -> list[int]:
        return [number for number, status in list(self.told.items()) if status == 303]

    def refused(self) -> int:
        return sum(status == 403 for status in list(self.told.values()))


@contextmanager
def casting(place: Place, made: Made) -> Iterator[Queue]:
    """A queue before the box."""
    queue = Queue(place, made)
    with ThreadPoolExecutor(THREADS) as pool:
        working = [pool.submit(queue.work, thread) for thread in range(THREADS)]
        try:
            yield queue
        finally:
            queue.stopped.set()
        for one in working:
            one.result()


def check(place: Place, made: Made, queue: Queue) -> None:
    """What is in the box is what was acknowledged, ballot by ballot."""
    good = queue.acknowledged()
    assert set(queue.told.values()) <= {303, 403}
    assert counted(place, made) == (len(good), len(good), len(good))
    expected = sorted(receipt_digest(receipt_of(KEY, made.vote.id, f"fence {number}")) for number in good)
    assert sorted(row[0] for row in place.rows(select(BallotReceipt.digest).where(BallotReceipt.vote_id == made.vote.id))) == expected
    assert place.rows(select(func.count()).where(Entry.verb == "voting.cast", Entry.subject_id == made.vote.id)) == [(len(good),)]
    marks = [row[0] for row in place.rows(select(SecretBallot.marks).where(SecretBallot.vote_id == made.vote.id))]
    assert marks.count('{"yes":1}') == sum(number % 2 == 0 for number in good)
    with place.database.read() as session:
        assert audit.broken_at(session) is None


def test_closed_by_hand(place: Place) -> None:
    made = make_vote(place.world, slug="main", code="MAIN", people=PEOPLE)
    organiser = place.staff(place.world.omar)
    with casting(place, made) as queue:
        until(lambda: len(queue.acknowledged()) > 20, "ballots before the close")
        answer = organiser.post("/angers/desk/votes/main/closing", why="La salle ferme.")
        assert answer.status == 302, answer.text
        at_close = counted(place, made)
        refused = queue.refused()
        until(lambda: queue.refused() > refused + 20, "ballots after the close")
    assert counted(place, made) == at_close
    [(number,)] = place.rows(select(Entry.id).where(Entry.verb == "voting.close", Entry.subject_id == made.vote.id))
    assert place.rows(select(func.count()).where(Entry.id > number, Entry.verb == "voting.cast", Entry.subject_id == made.vote.id)) == [(0,)]
    check(place, made, queue)


def test_closed_by_the_clock_with_no_job_running(each_database_url: str, tmp_path: Path) -> None:
    """Nobody has written the close down yet: the clock alone refuses."""
    with placed(each_database_url, tmp_path) as place:
        made = make_vote(place.world, slug="heure", code="HEURE", people=PEOPLE)
        closing = made.vote.closes_at
        with casting(place, made) as queue:
            until(lambda: len(queue.acknowledged()) > 10, "ballots before the close")
            place.server.set_clock(closing - timedelta(seconds=0.4))
            until(lambda: queue.refused() > 20, "the clock closes the vote")
        assert place.rows(select(Vote.state).where(Vote.id == made.vote.id)) == [("open",)]
        [(last,)] = place.rows(select(func.max(Entry.at)).where(Entry.verb == "voting.cast"))
        assert last < closing
        check(place, made, queue)
