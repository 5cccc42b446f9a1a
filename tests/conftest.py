"""Databases, applications and the named world. SQLite by default; `each_database` runs a test on PostgreSQL as well."""

import itertools
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from time import monotonic
from typing import Any

import pytest
from playwright.sync_api import Browser, Playwright, sync_playwright
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url

from app import create_app
from app.core import clock
from app.core.db import Database, migrate
from app.core.settings import Settings
from tests import world as worlds
from tests.judge import JudgingClient

BROWSER_ARGUMENTS = [
    "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--no-first-run",
]
KEY = "a key for tests only, long enough to pass every check"
numbers = itertools.count()


@pytest.fixture(autouse=True)
def world_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests live on the world's Monday and time goes on from there, so that they pass on any day of any year.

    Folders whose tests start processes of their own override this with nothing: those live in the present.
    """
    began = monotonic()
    monkeypatch.setattr(clock, "now", lambda: worlds.MONDAY + timedelta(seconds=monotonic() - began))


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """What drives browsers: one a process, because a second one in the same thread refuses to start."""
    with sync_playwright() as driver:
        yield driver


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """Debian's chromium, once for the run."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium")
    assert path, "no chromium: run the tests with ./entendu test"
    opened = playwright.chromium.launch(executable_path=path, args=BROWSER_ARGUMENTS)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated, empty SQLite file to copy."""
    path = tmp_path_factory.mktemp("template") / "empty.db"
    migrate(f"sqlite:///{path}")
    return path


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    """A fresh SQLite database of this test's own."""
    path = tmp_path / "entendu.db"
    shutil.copy(sqlite_template, path)
    return f"sqlite:///{path}"


@pytest.fixture(scope="session")
def postgres_template() -> Iterator[str]:
    """The name of a migrated, empty database on the real PostgreSQL server of this run."""
    server = postgres_server()
    name = f"entendu_template_{os.getpid()}"
    _command(server, f"CREATE DATABASE {name}")
    migrate(_named(server, name))
    yield name
    _command(server, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def postgres_url(postgres_template: str) -> Iterator[str]:
    """A fresh PostgreSQL database of this test's own."""
    with fresh_postgres(postgres_template) as url:
        yield url


@contextmanager
def fresh_postgres(postgres_template: str) -> Iterator[str]:
    """A copy of the empty database, dropped afterwards."""
    server, name = postgres_server(), f"entendu_{os.getpid()}_{next(numbers)}"
    _command(server, f"CREATE DATABASE {name} TEMPLATE {postgres_template}")
    yield _named(server, name)
    _command(server, f"DROP DATABASE {name} WITH (FORCE)")


def postgres_server() -> str:
    """The address of the test server; the test command starts one and names it here."""
    url = os.environ.get("TEST_POSTGRES_URL")
    assert url, "no PostgreSQL: run the tests with ./entendu test"
    return url


def _named(server: str, name: str) -> str:
    return make_url(server).set(database=name).render_as_string(hide_password=False)


def _command(server: str, sql: str) -> None:
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(sql))
    engine.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def each_database_url(request: pytest.FixtureRequest) -> str:
    """The test runs twice: on SQLite and on PostgreSQL."""
    return str(request.getfixturevalue("sqlite_url" if request.param == "sqlite" else "postgres_url"))


@pytest.fixture
def database(sqlite_url: str) -> Iterator[Database]:
    """A database on SQLite."""
    yield from _opened(sqlite_url)


@pytest.fixture
def each_database(each_database_url: str) -> Iterator[Database]:
    """A database, on SQLite and then on PostgreSQL."""
    yield from _opened(each_database_url)


def _opened(url: str) -> Iterator[Database]:
    database = Database(url)
    yield database
    database.dispose()


@pytest.fixture
def world(database: Database) -> Iterator[worlds.World]:
    """The named world on SQLite. Its session belongs to the test; commit before asking the application."""
    with database.write() as session:
        yield worlds.build(session)


@pytest.fixture
def each_world(each_database: Database) -> Iterator[worlds.World]:
    """The named world on SQLite and then on PostgreSQL."""
    with each_database.write() as session:
        yield worlds.build(session)


def settings_for(url: str, data: Path, **changes: str) -> Settings:
    """Settings of a test."""
    return Settings.from_environ({
        "ENTENDU_MODE": "test", "ENTENDU_SECRET_KEY": KEY, "DATABASE_URL": url, "ENTENDU_DATA": str(data),
        "ENTENDU_HOSTS": "localhost,127.0.0.1", "ENTENDU_BASE_URL": "http://localhost", **changes,
    })


def application(url: str, data: Path, **overrides: Any) -> Any:
    """An application under test, with the judging client."""
    app = create_app(settings_for(url, data), TESTING=False, RATELIMIT_ENABLED=False, **overrides)
    app.test_client_class = JudgingClient
    return app


@pytest.fixture
def app(world: worlds.World, sqlite_url: str, tmp_path: Path) -> Iterator[Any]:
    """The application on the named world."""
    made = application(sqlite_url, tmp_path)
    yield made
    made.extensions["database"].dispose()


@pytest.fixture
def client(app: Any, world: worlds.World) -> JudgingClient:
    """A browser that judges. Each request first commits what the test's own session holds."""
    found: JudgingClient = app.test_client()
    found.world = world
    return found
