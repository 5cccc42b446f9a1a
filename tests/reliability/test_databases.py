"""The databases are set up as meant, on live connections; a page never writes; an absent database is said in plain words."""

import sqlite3
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from flask import Blueprint
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from app.core.db import Database
from app.core.web.access import access, public
from app.core.web.current import database as current_database
from app.core.web.current import db
from tests.conftest import application
from tests.judge import JudgingClient
from tests.world import World

PRAGMAS = {"journal_mode": "wal", "synchronous": 2, "busy_timeout": 15000, "foreign_keys": 1, "recursive_triggers": 1}


def value(session: Any, sql: str) -> Any:
    return session.execute(text(sql)).scalar()


@pytest.mark.parametrize("kind", ["read", "write"])
def test_sqlite_is_set_up_as_meant(database: Database, kind: str) -> None:
    with getattr(database, kind)() as session:
        assert {name: value(session, f"PRAGMA {name}") for name in PRAGMAS} == PRAGMAS


def test_sqlite_writers_take_their_place_before_they_read(database: Database) -> None:
    with database.write() as first, database.read() as reader, closing(sqlite3.connect(database.engine.url.database, timeout=0)) as second:
        assert value(first, "SELECT count(*) FROM site") == value(reader, "SELECT count(*) FROM site") == 0
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            second.execute("BEGIN IMMEDIATE")


def test_eight_who_write_without_a_pause_all_get_their_turn(database: Database) -> None:
    stop = time.monotonic() + 2

    def work(_number: int) -> float:
        longest = 0.0
        while (start := time.monotonic()) < stop:
            with database.transaction() as session:
                session.execute(text("UPDATE site SET name = name"))
            longest = max(longest, time.monotonic() - start)
        return longest

    with ThreadPoolExecutor(8) as pool:
        assert max(pool.map(work, range(8))) < 2


def test_postgresql_is_set_up_as_meant(postgres_url: str) -> None:
    database = Database(postgres_url)
    with database.write() as session:
        assert value(session, "SHOW transaction_isolation") == "read committed"
        assert value(session, "SHOW transaction_read_only") == "off"
        assert value(session, "SHOW lock_timeout") == "15s"
        assert value(session, "SHOW idle_in_transaction_session_timeout") == "1min"
    with database.read() as session:
        assert value(session, "SHOW transaction_read_only") == "on"
    database.dispose()


def test_a_reading_session_cannot_write_and_a_writing_one_after_it_can(each_database: Database, each_world: World) -> None:
    each_world.session.commit()
    for _turn in range(3):
        with each_database.read() as session, pytest.raises(DatabaseError):
            session.execute(text("UPDATE site SET name = 'Ailleurs'"))
        with each_database.transaction() as session:
            session.execute(text("UPDATE site SET name = 'Angers'"))


@pytest.fixture
def broken(each_world: World, each_database: Database, tmp_path: Path) -> Iterator[JudgingClient]:
    """The application with pages that lose their database in the middle."""
    each_world.session.commit()
    app = application(each_database.url, tmp_path)
    bp = Blueprint("broken", __name__)

    @bp.route("/<site>/broken/write", methods=["GET", "POST"])
    @access(public)
    def write() -> str:
        """A page that writes."""
        db().execute(text("UPDATE site SET name = 'Ailleurs'"))
        return "done"

    @bp.post("/<site>/broken/before")
    @access(public)
    def before() -> str:
        """The connection goes while the page works."""
        _cut()
        return str(value(db(), "SELECT 1"))

    @bp.post("/<site>/broken/commit")
    @access(public)
    def commit() -> str:
        """The connection goes just before the commit."""
        db().execute(text("UPDATE site SET name = 'Ailleurs'"))
        _cut()
        return "done"

    def _cut() -> None:
        mine = value(db(), "SELECT pg_backend_pid()")
        with current_database().read() as other:
            other.execute(text("SELECT pg_terminate_backend(:mine, 5000)"), {"mine": mine})

    app.register_blueprint(bp)
    app.config["WTF_CSRF_ENABLED"] = False
    yield app.test_client()
    app.extensions["database"].dispose()


def test_a_get_cannot_change_anything(broken: JudgingClient, each_world: World) -> None:
    assert broken.get("/angers/broken/write").status_code in {500, 503}
    assert each_world.reload(each_world.angers).name == "Angers"
    assert broken.post("/angers/broken/write").status_code == 200
    assert each_world.reload(each_world.angers).name == "Ailleurs"


@pytest.mark.parametrize("when", ["before", "commit"])
@pytest.mark.parametrize("each_database_url", ["postgresql"], indirect=True)
def test_a_lost_database_is_a_sentence_and_costs_only_that_request(broken: JudgingClient, each_world: World, when: str) -> None:
    answer = broken.post(f"/angers/broken/{when}")
    assert answer.status_code == 503
    assert "Rien n’est perdu" in answer.text
    assert each_world.reload(each_world.angers).name == "Angers"
    assert broken.get("/angers/").status_code == 200
