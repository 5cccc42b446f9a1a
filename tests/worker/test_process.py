"""The worker as a process: killed again and again, with Redis, without it, and while it goes away."""

import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from app.core import clock
from app.core.db import Database
from app.core.queue import OUTBOX, Bell
from app.core.settings import Settings
from app.notifications.models import Notice
from app.people.actions import leave_contact
from app.people.rules import Actor
from tests import world as worlds
from tests.conftest import application, settings_for
from tests.notifications.conftest import Redis
from tests.notifications.post import Mailboxes, WorkerProcess, until

MANY = 40


@pytest.fixture
def here(each_database: Database) -> Iterator[worlds.World]:
    """The named world, today."""
    with each_database.write() as session:
        yield worlds.build(session, clock.now())


@pytest.fixture
def processes() -> Iterator[list[WorkerProcess]]:
    """Workers that end with the test."""
    started: list[WorkerProcess] = []
    yield started
    for worker in started:
        worker.kill()


def settings(database: Database, tmp_path: Path, boxes: Mailboxes, redis_url: str = "") -> Settings:
    return settings_for(database.url, tmp_path, SMTP_URL=boxes.url, REDIS_URL=redis_url)


def leave_addresses(world: worlds.World, first: int, count: int) -> None:
    """So many people leave an idea and an address, each in their own transaction."""
    for number in range(first, first + count):
        idea = world.idea(f"Idée {number}")
        leave_contact(
            world.session, Actor(participant_id=idea.author_id), idea.author_id, "email", f"reader{number}@example.test", "fr",
            now=clock.now(), site_id=idea.site_id,
        )
        world.session.commit()


def states(database: Database) -> dict[str, int]:
    """How many notices stand where."""
    with database.read() as session:
        return dict(session.execute(select(Notice.state, func.count()).group_by(Notice.state)).all())  # type: ignore[arg-type]


def test_a_worker_killed_again_and_again_loses_nothing_and_repeats_only_names(
    here: worlds.World, each_database: Database, mailboxes: Mailboxes, tmp_path: Path, processes: list[WorkerProcess]
) -> None:
    given = settings(each_database, tmp_path, mailboxes)
    writer = threading.Thread(target=leave_addresses, args=(here, 0, MANY))
    writer.start()
    kills, worker = 0, WorkerProcess(given, "--lease", "2").start()
    processes.append(worker)
    while kills < 4 and len(mailboxes.ids()) < MANY:
        seen = len(mailboxes.messages)
        until(lambda seen=seen: len(mailboxes.messages) > seen, 10)  # type: ignore[misc]
        worker.kill()
        kills += 1
        worker.start()
    writer.join()
    assert until(lambda: len(mailboxes.ids()) == MANY, 30), states(each_database)
    assert until(lambda: states(each_database) == {"sent": MANY}, 10), states(each_database)
    repeats = sum(mailboxes.ids().values()) - MANY
    assert kills >= 3
    assert repeats <= kills * 3, "at most what three postmen held at each kill"
    assert len(mailboxes.recipients()) == MANY


def test_redis_may_die_and_come_back_empty_while_people_write(
    here: worlds.World, each_database: Database, mailboxes: Mailboxes, redis: Redis, tmp_path: Path, processes: list[WorkerProcess]
) -> None:
    given = settings(each_database, tmp_path, mailboxes, redis.url)
    processes.append(WorkerProcess(given).start())
    leave_addresses(here, 0, 5)
    assert until(lambda: len(mailboxes.messages) == 5, 20)
    redis.stop()
    leave_addresses(here, 5, 5)
    assert until(lambda: len(mailboxes.messages) == 10, 20), "the sweeper needs no Redis"
    redis.start()
    bell = Bell(redis.url)
    leave_addresses(here, 10, 5)
    assert bell.ring(OUTBOX)
    assert until(lambda: len(mailboxes.messages) == 15, 20)
    assert set(mailboxes.ids().values()) == {1}
    assert processes[0].stop() == 0


def test_a_worker_that_is_asked_to_stop_stops_and_nothing_is_left_leased(
    database: Database, mailboxes: Mailboxes, redis: Redis, tmp_path: Path, processes: list[WorkerProcess]
) -> None:
    with database.write() as session:
        leave_addresses(worlds.build(session, clock.now()), 0, 30)
    worker = WorkerProcess(settings(database, tmp_path, mailboxes, redis.url)).start()
    processes.append(worker)
    assert until(lambda: len(mailboxes.messages) > 3, 20)
    assert worker.stop() == 0
    assert "leased" not in states(database)


def test_pages_take_no_longer_while_the_mail_server_is_silent_and_redis_is_dead(
    database: Database, tmp_path: Path, processes: list[WorkerProcess]
) -> None:
    with database.write() as session, socket.socket() as silent:
        world = worlds.build(session, clock.now())
        silent.bind(("127.0.0.1", 0))
        silent.listen(50)
        url = f"smtp://127.0.0.1:{silent.getsockname()[1]}?starttls=no"
        given = settings_for(database.url, tmp_path, SMTP_URL=url, REDIS_URL=f"unix://{tmp_path}/none.sock")
        leave_addresses(world, 0, 10)
        processes.append(WorkerProcess(given).start())
        app: Any = application(database.url, tmp_path)
        app.extensions["bell"] = Bell(given.redis_url)
        assert until(lambda: "leased" in states(database), 15)
        client, times = app.test_client(), []
        for _ in range(20):
            started = time.monotonic()
            token = client.page("/sign-in").root.all("form")
            assert token
            response = client.submit("/sign-in", {"address": "lea@example.test"})
            assert response.status_code < 500
            times.append(time.monotonic() - started)
        assert sorted(times)[18] < 1.0
        app.extensions["database"].dispose()
