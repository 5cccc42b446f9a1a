"""Opens, commits and rolls back: once per request, per job, per command. Also the few places where the two databases differ.

On SQLite a write transaction starts with BEGIN IMMEDIATE (a plain BEGIN loses updates silently) and a reading one is
declared query-only, so that a GET cannot change anything, whatever its code does; PostgreSQL gets READ ONLY for the same end.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any

from sqlalchemy import (
    JSON, BigInteger, DateTime, Engine, ForeignKey, Integer, MetaData, Table, TypeDecorator, create_engine, literal,
)
from sqlalchemy.dialects import postgresql
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.orm import DeclarativeBase, Session, mapped_column, sessionmaker

from app.core import sqlite

NAMING = {
    "ix": "ix_%(column_0_N_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class UtcDateTime(TypeDecorator[datetime]):
    """An instant stored in UTC and always given back aware; a naive one is refused."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> datetime | None:
        if value is not None and value.tzinfo is None:
            raise ValueError("naive datetime")
        return value.astimezone(UTC) if value is not None else None

    def process_result_value(self, value: datetime | None, dialect: Any) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Base(DeclarativeBase):
    """The root of all tables: constraint names are fixed from the first day because migrations need them."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map = {datetime: UtcDateTime, dict[str, Any]: JSON, list[str]: JSON}


BigId = BigInteger().with_variant(Integer, "sqlite")
Id = Annotated[int, mapped_column(BigId, primary_key=True, autoincrement=True)]


def ref(target: str, *, ondelete: str | None = None, **options: Any) -> Any:
    """A foreign-key column to `table.column`, indexed unless said otherwise."""
    options.setdefault("index", True)
    return mapped_column(BigId, ForeignKey(target, ondelete=ondelete), **options)


PATIENCE = "-c lock_timeout=15s -c idle_in_transaction_session_timeout=60s"
"""PostgreSQL waits for a lock as long as SQLite does; a web machine that vanished in a transaction does not hold the others up."""


class Database:
    """One engine for writing, the same pool for reading, and sessions on either."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.engine = make_engine(url)
        self.reading_engine = self.engine.execution_options(reading=True, postgresql_readonly=True)
        self.write = sessionmaker(self.engine, expire_on_commit=False)
        self.read = sessionmaker(self.reading_engine, expire_on_commit=False, autoflush=False)

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """A writing session that commits at the end and rolls back on any error."""
        with self.write() as session, session.begin():
            yield session

    def forget_deleted(self, *rewritten: str) -> None:
        """Make deleted rows unreadable in the files too: SQLite overwrites them when they go and its log is emptied here.

        PostgreSQL's VACUUM leaves old bytes between the rows of a page, so the tables named in `rewritten` get new files: a
        short exclusive lock on each. Its log of changes and earlier backups are beyond our reach.
        """
        if self.engine.dialect.name != "sqlite":
            with self.engine.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
                connection.exec_driver_sql("VACUUM")
                for table in rewritten:
                    connection.exec_driver_sql(f"VACUUM FULL {table}")
            return
        raw = self.engine.raw_connection()  # a checkpoint runs outside any transaction
        try:
            sqlite.query_only(raw, False)
            raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            raw.close()

    def dispose(self) -> None:
        self.engine.dispose()


def make_engine(url: str) -> Engine:
    """An engine set up as meant: WAL, foreign keys and honest transactions on SQLite, no endless waiting on PostgreSQL."""
    if not url.startswith("sqlite"):
        return create_engine(url, hide_parameters=True, pool_pre_ping=True, pool_size=8, max_overflow=8, connect_args={"options": PATIENCE})
    engine = create_engine(url, hide_parameters=True)
    sqlite.init_engine(engine)
    return engine


def upsert(
    session: Session, table: Any, values: dict[str, Any], conflict: Sequence[str], update: Sequence[str] | dict[str, Any] = ()
) -> bool:
    """Insert a row, or update the named columns of the one that stands there. True when a row was written.

    With nothing to update, an existing row is left as it is and False comes back: the honest test for « first time ».
    """
    target: Table = getattr(table, "__table__", table)
    dialect = session.get_bind().dialect.name
    named = () if isinstance(update, dict) else tuple(update)
    statement = _upsert(dialect, target, tuple(conflict), named)
    if isinstance(update, dict):
        statement = _on_conflict(_insert(dialect, target), conflict, update).returning(literal(1))
    return session.execute(statement, values).first() is not None


@lru_cache(maxsize=256)
def _upsert(dialect: str, target: Table, conflict: tuple[str, ...], update: tuple[str, ...]) -> Any:
    """Built once: a crowd that says « me too » writes the same statement thousands of times."""
    statement = _insert(dialect, target)
    return _on_conflict(statement, conflict, {name: statement.excluded[name] for name in update}).returning(literal(1))


def _insert(dialect: str, target: Table) -> Any:
    return (postgresql.insert if dialect == "postgresql" else sqlite_insert)(target)


def _on_conflict(statement: Any, conflict: Sequence[str], changes: dict[str, Any]) -> Any:
    if changes:
        return statement.on_conflict_do_update(index_elements=list(conflict), set_=changes)
    return statement.on_conflict_do_nothing(index_elements=list(conflict))


def migrate(url: str, revision: str = "head") -> None:
    """Bring a database to a revision (the newest by default)."""
    from alembic import command
    from alembic.config import Config

    config = Config(str(Path(__file__).parents[2] / "setup.cfg"))
    config.set_main_option("script_location", str(Path(__file__).parents[2] / "migrations"))
    config.attributes["url"] = url
    (command.downgrade if revision.startswith(("-", "base")) else command.upgrade)(config, revision)
