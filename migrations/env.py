"""Runs the migrations on the database that Settings name, or on the one a caller passes in."""

import os
from importlib import import_module
from pathlib import Path

from alembic import context

from app.core.db import Base, UtcDateTime, make_engine
from app.core.settings import Settings

config = context.config

for package in sorted(Path(__file__).parents[1].glob("app/*")):
    if (package / "models.py").exists() or (package / "models").is_dir():
        import_module(f"app.{package.name}.models")


def database_url() -> str:
    """The caller's URL (tests, the start command), else the environment's."""
    return config.attributes.get("url") or Settings.from_environ(os.environ).database_url


def plain_types(kind: str, thing: object, _context: object) -> str | bool:
    """Migrations spell our instant type as the database's own, so that they do not depend on the code of the day."""
    return "sa.DateTime(timezone=True)" if kind == "type" and isinstance(thing, UtcDateTime) else False


engine = make_engine(database_url())
with engine.connect() as connection:
    if connection.dialect.name == "sqlite":
        connection.connection.execute("PRAGMA foreign_keys=OFF")  # outside a transaction, or SQLite ignores it
    context.configure(
        connection=connection, target_metadata=Base.metadata, render_as_batch=True, compare_type=True, render_item=plain_types
    )
    with context.begin_transaction():
        context.run_migrations()
engine.dispose()
