"""The lived world, built once and copied for each test; visitors by name; the database as text, to see whether anything changed."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import MetaData, select
from sqlalchemy.engine import make_url

from app.core import clock
from app.core.db import Database
from tests import world as worlds
from tests.conftest import application
from tests.lived import stage as stages
from tests.lived.stage import Stage
from tests.lived.visit import Visitor


@dataclass
class Scene:
    """An application on a copy of the lived world."""

    app: Any
    stage: Stage
    original: Path | None = None

    @property
    def database(self) -> Database:
        found: Database = self.app.extensions["database"]
        return found

    def visitor(self, person: str) -> Visitor:
        """Somebody's browser."""
        return Visitor(self.app, self.stage.cookies[person])

    def restore(self) -> None:
        """Put the SQLite file back as it was at the start."""
        assert self.original is not None
        self.database.dispose()
        path = Path(make_url(self.database.url).database or "")
        for end in ("-wal", "-shm"):
            Path(f"{path}{end}").unlink(missing_ok=True)
        shutil.copy(self.original, path)

    def dump(self) -> dict[str, list[Any]]:
        """Every row of every table."""
        tables = MetaData()
        tables.reflect(self.database.engine)
        with self.database.engine.connect() as connection:
            return {
                name: sorted(map(repr, connection.execute(select(table)).all())) for name, table in tables.tables.items() if name != "alembic_version"
            }


@pytest.fixture(scope="session")
def lived(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, Path, Stage]]:
    """The file, the photos and what stands where."""
    folder = tmp_path_factory.mktemp("lived")
    path = folder / "lived.db"
    shutil.copy(sqlite_template, path)
    database = Database(f"sqlite:///{path}")
    with pytest.MonkeyPatch.context() as monday, database.write() as session:
        monday.setattr(clock, "now", lambda: worlds.MONDAY)
        built = stages.build(worlds.build(session), folder / "photos")
        session.expunge_all()
    database.forget_deleted()
    database.dispose()
    yield path, folder / "photos", built


@pytest.fixture
def frozen(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is Monday morning of the named world, whatever the year the tests run in."""
    monkeypatch.setattr(clock, "now", lambda: worlds.MONDAY)


@pytest.fixture
def scene(lived: tuple[Path, Path, Stage], tmp_path: Path, frozen: None) -> Iterator[Scene]:
    """The lived world on SQLite."""
    original, photos, stage = lived
    path = tmp_path / "scene.db"
    shutil.copy(original, path)
    shutil.copytree(photos, tmp_path / "photos")
    app = application(f"sqlite:///{path}", tmp_path)
    yield Scene(app, stage, original)
    app.extensions["database"].dispose()


@pytest.fixture
def each_scene(request: pytest.FixtureRequest, each_database: Database, tmp_path: Path, frozen: None) -> Iterator[Scene]:
    """The lived world on SQLite, then on PostgreSQL."""
    with each_database.write() as session:
        stage = stages.build(worlds.build(session), tmp_path / "photos")
        session.expunge_all()
    app = application(each_database.url, tmp_path)
    yield Scene(app, stage)
    app.extensions["database"].dispose()


@pytest.fixture
def quiet(caplog: pytest.LogCaptureFixture) -> Callable[[], list[str]]:
    """The log lines of the web since the last look."""

    def look() -> list[str]:
        lines = [record.getMessage() for record in caplog.records if record.name == "entendu.web"]
        caplog.clear()
        return lines

    return look
