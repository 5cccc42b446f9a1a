"""SQLite set up as meant: safe writes, honest transactions, and a fair turn for everybody who waits to write."""

import sqlite3
from random import uniform
from time import monotonic, sleep
from typing import Any

from sqlalchemy import Engine, event

LONGEST_WAIT = 15
"""Seconds to wait for others who write."""
PRAGMAS = (
    "journal_mode=WAL", "foreign_keys=ON", f"busy_timeout={LONGEST_WAIT * 1000}", "synchronous=FULL", "recursive_triggers=ON",
    "secure_delete=ON",
)


def init_engine(engine: Engine) -> None:
    """WAL, foreign keys, full syncs; BEGIN IMMEDIATE for those who write, query-only for those who read."""
    event.listen(engine, "connect", _set_pragmas)
    event.listen(engine, "begin", _begin)


def query_only(pooled: Any, on: bool) -> None:
    """Let a pooled connection read only, or write again. What it is set to is remembered, because each page asks."""
    if pooled.info.get("query_only") is not on:
        pooled.dbapi_connection.execute(f"PRAGMA query_only = {int(on)}")
        pooled.info["query_only"] = on


def _set_pragmas(raw: Any, _record: Any) -> None:
    raw.isolation_level = None
    for pragma in PRAGMAS:
        raw.execute(f"PRAGMA {pragma}")


def _begin(connection: Any) -> None:
    reading = bool(connection.get_execution_options().get("reading", False))
    query_only(connection.connection, reading)
    if reading:
        connection.connection.dbapi_connection.execute("BEGIN")
    else:
        _take_turn(connection)


def _take_turn(connection: Any) -> None:
    """Begin to write. All who wait ask every few milliseconds, so that each gets a turn.

    SQLite's own way asks ever more rarely: at eight writers one in a hundred waited for seconds, and some for ever.
    """
    raw, last = connection.connection.dbapi_connection, monotonic() + LONGEST_WAIT
    raw.execute("PRAGMA busy_timeout = 0")
    try:
        while monotonic() < last:
            try:
                raw.execute("BEGIN IMMEDIATE")
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                    break
                sleep(uniform(0.0005, 0.003))  # noqa: S311 – a pause, not a secret
            else:
                return
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    finally:
        raw.execute(f"PRAGMA busy_timeout = {LONGEST_WAIT * 1000}")
