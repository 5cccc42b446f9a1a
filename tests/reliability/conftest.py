"""A served world: the application behind a real server, its database, and people with browsers."""

import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from app.core.db import Database, migrate
from app.core.text.codes import digest, new_token
from app.people.models import Account, LoginSession
from tests.conftest import KEY, fresh_postgres
from tests.reliability.stage.cluster import Cluster, cluster
from tests.reliability.stage.recount import differences
from tests.reliability.stage.serving import Served, served
from tests.reliability.stage.visitor import Visitor, returning
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

    def known(self, number: int) -> list[Visitor]:
        """So many people whom the database knows already."""
        names = [f"resident {count}" for count in range(number)]
        for name in names:
            self.world.participant(name)
        self.world.session.commit()
        return [returning(self.server.port, KEY, participant=self.world.things[f"{name}_token"]) for name in names]

    def staff(self, account: Account) -> Visitor:
        """Somebody of the town, signed in."""
        token, now = new_token(), self.world.now
        with self.database.transaction() as session:
            session.add(LoginSession(
                digest=digest(token), account_id=account.id, second_factor=True, created_at=now, confirmed_at=now,
                expires_at=now + timedelta(hours=8),
            ))
        return returning(self.server.port, KEY, _user_id=token)

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
def placed(url: str, folder: Path) -> Iterator[Place]:
    """Build the world in an empty database and serve it."""
    database = Database(url)
    with database.write() as session:
        world = build(session)
        with served(url, folder, world.now) as server:
            yield Place(server, database, world)
    database.dispose()


@pytest.fixture
def fragile() -> Iterator[Cluster]:
    """A PostgreSQL server that may be killed."""
    with cluster() as made:
        migrate(made.url)
        yield made
