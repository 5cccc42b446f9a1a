"""The week of what one follows, and timed jobs: once per person and period, whoever looks at the clock."""

import threading
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from app.audit.actions import record
from app.core.db import Database
from app.notifications.actions import follow, prepare_digests, unfollow
from app.notifications.queries import subject
from app.people.rules import Actor
from app.worker import calendar, timetable
from app.worker.models import JobRun
from tests.conftest import settings_for
from tests.notifications.post import PostOffice

DAY = timedelta(days=1)


def follower(office: PostOffice, name: str, kind: str, number: int, rhythm: str = "weekly") -> Any:
    """Somebody with an address who follows something since last month."""
    world = office.world
    person = world.participant(name)
    actor = Actor(participant_id=person.id)
    from app.people.actions import leave_contact

    contact = leave_contact(world.session, actor, person.id, "email", f"{name}@example.test", "fr", now=world.now)
    contact.confirmed_at = world.now
    found = subject(world.session, world.angers, kind, number)
    assert found is not None
    return follow(world.session, actor, found, rhythm=rhythm, now=world.now - 30 * DAY)


def extended(office: PostOffice, idea: Any) -> None:
    """Something public happened to an idea."""
    record(office.world.session, office.world.actor(office.world.ali), "answers.extend", idea, now=office.world.now, extension_id=0)


def digests(office: PostOffice) -> list[str]:
    """Who got the week's letter."""
    office.deliver()
    return [mail.recipient for mail in office.messages() if mail.subject.startswith("Cette semaine")]


def test_the_week_is_told_once_to_those_for_whom_something_happened(each_office: PostOffice) -> None:
    office, world = each_office, each_office.world
    busy, quiet = world.idea("Un banc"), world.idea("Un arbre")
    follower(office, "bea", "proposal", busy.id)
    follower(office, "quentin", "proposal", quiet.id)
    extended(office, busy)
    world.session.commit()
    for _ in range(2):
        with office.database.transaction() as session:
            prepare_digests(session, now=world.now + DAY)
    office.world.now += DAY
    assert digests(office) == ["bea@example.test"]


def test_two_schedulers_and_a_restart_in_the_middle_write_one_letter(each_office: PostOffice) -> None:
    office, world = each_office, each_office.world
    idea = world.idea("Un banc")
    for number in range(10):
        follower(office, f"reader{number}", "proposal", idea.id)
    extended(office, idea)
    world.session.commit()
    barrier = threading.Barrier(2)

    def schedule() -> None:
        barrier.wait()
        with office.database.transaction() as session:
            prepare_digests(session, now=world.now + DAY)

    threads = [threading.Thread(target=schedule) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    world.now += DAY
    assert sorted(digests(office)) == sorted(f"reader{number}@example.test" for number in range(10))


def test_news_at_once_for_followers_but_not_twice_for_the_author(office: PostOffice) -> None:
    world = office.world
    idea = world.idea("Un banc")
    office.address(idea, "author@example.test")
    follower(office, "bea", "proposal", idea.id, rhythm="now")
    office.deliver()
    extended(office, idea)
    assert [mail.recipient for mail in office.deliver(after=timedelta(hours=2))] == ["bea@example.test"]


def test_leaving_ends_the_news(office: PostOffice) -> None:
    world = office.world
    idea = world.idea("Un banc")
    found = follower(office, "bea", "proposal", idea.id, rhythm="now")
    extended(office, idea)
    office.derive()
    unfollow(world.session, Actor(participant_id=found.participant_id), found, now=world.now)
    assert office.deliver() == []


def test_a_changed_rule_of_a_consultation_is_told_to_its_followers(office: PostOffice) -> None:
    world = office.world
    follower(office, "bea", "process", world.parks.id, rhythm="now")
    record(world.session, world.actor(world.ines), "processes.frame", world.parks, now=world.now, version=2, changed=["money"])
    [mail] = office.deliver()
    assert "Nos parcs" in mail.subject and "/angers/processes/parcs" in mail.text


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
