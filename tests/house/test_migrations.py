"""Migrations: one head, models equal to it, up and down without a trace, on both databases."""

from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, inspect

from app.core.db import migrate

ROOT = Path(__file__).parents[2]


def config(url: str = "") -> Config:
    made = Config(str(ROOT / "setup.cfg"))
    made.set_main_option("script_location", str(ROOT / "migrations"))
    made.attributes["url"] = url
    return made


def tables(url: str) -> set[str]:
    engine = create_engine(url)
    found = set(inspect(engine).get_table_names())
    engine.dispose()
    return found


def test_there_is_one_head_and_dated_names() -> None:
    scripts = ScriptDirectory.from_config(config())
    assert len(scripts.get_heads()) == 1
    assert all(script.revision.startswith("2026_") for script in scripts.walk_revisions())


def test_the_models_are_what_the_migrations_make(each_database_url: str) -> None:
    command.check(config(each_database_url))


def test_down_and_up_again_leaves_no_trace(each_database_url: str) -> None:
    before = tables(each_database_url)
    migrate(each_database_url, "base")
    assert tables(each_database_url) <= {"alembic_version"}
    migrate(each_database_url)
    assert tables(each_database_url) == before
    command.check(config(each_database_url))


@pytest.mark.parametrize("dialect_url", ["sqlite_url", "postgres_url"])
def test_audit_entries_refuse_change(dialect_url: str, request: pytest.FixtureRequest) -> None:
    url = request.getfixturevalue(dialect_url)
    engine = create_engine(url)
    insert = (
        "INSERT INTO audit_entry (id, at, actor, verb, subject_kind, subject_id, facts, previous_hash, hash) "
        "VALUES (1, '2026-11-23 09:00:00', 'nobody', 'x', 'y', 1, '{}', '', '')"
    )
    with engine.begin() as connection:
        connection.exec_driver_sql(insert)
    for change in ("UPDATE audit_entry SET verb = 'z'", "DELETE FROM audit_entry"):
        with pytest.raises(Exception, match="append-only"), engine.begin() as connection:
            connection.exec_driver_sql(change)
    engine.dispose()
