"""The demonstration, loaded once for all tests that look at it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from shutil import copy

import pytest
from sqlalchemy.orm import Session

from app.core.db import Database
from app.core.settings import Settings
from app.demo.actions import Loaded, load
from tests.conftest import application, settings_for

LOADED_AT = datetime(2026, 11, 23, 4, 30, tzinfo=UTC)
"""A Monday before work: the weekend's messages lie there, and nobody of the towns may have acted since Friday."""


@dataclass
class Demonstration:
    """A loaded database and how it came to be."""

    database: Database
    settings: Settings
    loaded: Loaded


@pytest.fixture(scope="session")
def demonstration(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demonstration]:
    """Loaded once; read only."""
    folder = tmp_path_factory.mktemp("demo")
    copy(sqlite_template, folder / "demo.db")
    settings = settings_for(f"sqlite:///{folder / 'demo.db'}", folder, ENTENDU_MODE="demo")
    app = application(settings.database_url, folder)
    database = app.extensions["database"]
    with app.app_context():
        loaded = load(database, settings, now=LOADED_AT)
    yield Demonstration(database, settings, loaded)
    database.dispose()


@pytest.fixture
def told(demonstration: Demonstration) -> Iterator[Session]:
    """A session for looking."""
    with demonstration.database.read() as session:
        yield session
