"""A served world: the application behind a real server, its database, and people with browsers."""

import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from app.core.db import Database
from tests.conftest import fresh_postgres
from tests.reliability.recount import differences
from tests.reliability.serving import Served, served
from tests.reliability.visitor import Visitor
from tests.world import World, build

CARDS = "/angers/processes/parcs/cards"


@dataclass
class Place:
    """The server, the database behind it, and the world in it. The server's clock starts at the world's Monday."""

    server: Served
    database: Database
    world: World

    def visitor(self) -> Visitor:
        """Somebody who has just opened the cards."""
        person = Visitor(self.server.port)
        assert person.get(CARDS).status == 200
        return person

    def resident(self) -> Visitor:
        """Somebody who already took part, so that the database knows them."""
        person = self.visitor()
        assert person.post(f"{CARDS}/{self.world.card3.id}/position", choice="agree").acknowledged
        return person

    def rows(self, query: Any) -> list[Any]:
        """What is stored now."""
        with self.database.read() as session:
            return [tuple(row) for row in session.execute(query)]

    def differences(self) -> list[str]:
        """Counters that do not equal their rows."""
        with self.database.read() as session:
            return differences(session)


@pytest.fixture(autouse=True)
def world_clock() -> None:
    """The present: the processes that these tests start know no other clock."""


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """The served world, on SQLite and then on PostgreSQL; one server for all tests of a module."""
    with ExitStack() as stack:
        folder = tmp_path_factory.mktemp("place")
        if request.param == "sqlite":
            url = f"sqlite:///{shutil.copy(request.getfixturevalue('sqlite_template'), folder / 'entendu.db')}"
        else:
            url = stack.enter_context(fresh_postgres(request.getfixturevalue("postgres_template")))
        yield stack.enter_context(placed(url, folder))


@contextmanager
def placed(url: str, folder: Path, *, opens_at: datetime | None = None) -> Iterator[Place]:
    """Build the world in an empty database and serve it; with `opens_at`, as if the server had started at that instant."""
    database = Database(url)
    with database.write() as session:
        world = build(session)
        with served(url, folder, opens_at=opens_at or world.now) as server:
            yield Place(server, database, world)
    database.dispose()
