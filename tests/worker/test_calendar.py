"""Timed jobs: one run per period, whoever looks at the clock, whatever the clock does."""

import threading
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from app.core.db import Database
from app.worker import calendar, timetable
from app.worker.models import JobRun
from tests.conftest import settings_for


@pytest.mark.parametrize(("moment", "weekly", "daily"), [
    (datetime(2026, 11, 23, 7, 59, tzinfo=UTC), None, "2026-11-23"),  # Monday 8:59 in Paris
    (datetime(2026, 11, 23, 8, 0, tzinfo=UTC), "2026-W48", "2026-11-23"),
    (datetime(2026, 10, 25, 5, 59, tzinfo=UTC), "2026-W43", None),  # the night the clocks go back
    (datetime(2027, 1, 1, 12, 0, tzinfo=UTC), "2026-W53", "2027-01-01"),
])
def test_periods_follow_french_clocks(moment: datetime, weekly: str | None, daily: str | None) -> None:
    assert calendar.weekly(weekday=0, hour=9)(moment) == weekly
    assert calendar.daily(hour=8)(moment) == daily


def test_clocks_that_go_back_an_hour_run_nothing_again(each_database: Database, tmp_path: Any) -> None:
    runs: list[str] = []
    now = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
    for moment in (now, now + timedelta(hours=1), now, now - timedelta(hours=1), now + timedelta(minutes=5)):
        period = calendar.weekly(weekday=0, hour=9)(moment)
        if period is not None:
            with each_database.transaction() as session:
                if calendar.claim(session, "digests", period, now=moment):
                    runs.append(period)
                    calendar.finish(session, "digests", period, now=moment)
    assert runs == ["2026-W48"]


def test_a_run_that_was_cut_off_is_taken_up_after_its_lease(each_database: Database) -> None:
    now = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)

    def claim(at: datetime) -> bool:
        with each_database.transaction() as session:
            return calendar.claim(session, "digests", "2026-W48", now=at)

    assert claim(now)
    assert not claim(now + timedelta(minutes=14))
    assert claim(now + timedelta(minutes=16))
    with each_database.transaction() as session:
        calendar.finish(session, "digests", "2026-W48", now=now + timedelta(minutes=17))
    assert not claim(now + timedelta(days=1))


def test_two_schedulers_run_a_job_once(each_database: Database, tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    runs: list[int] = []
    monkeypatch.setattr(timetable, "job_of", lambda _name: lambda _database, _settings: runs.append(1))
    settings, now = settings_for(each_database.url, tmp_path), datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
    barrier = threading.Barrier(3)

    def schedule() -> None:
        barrier.wait()
        timetable.run_once(each_database, settings, "digests", "2026-W48", now)

    threads = [threading.Thread(target=schedule) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert runs == [1]
    with each_database.read() as session:
        run = session.get(JobRun, ("digests", "2026-W48"))
        assert run is not None and run.finished_at is not None


def test_every_timed_job_exists() -> None:
    for name in timetable.CALENDAR:
        assert callable(timetable.job_of(name))
