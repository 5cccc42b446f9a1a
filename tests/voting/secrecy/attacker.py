"""Somebody who holds everything that is stored after the close, and tries to say who voted what."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, text

from app.core.db import Base, Database
from app.voting.models import Elector

Guess = dict[int, str]


def rows_as_stored(database: Database, table: str) -> list[dict[str, Any]]:
    """A table in the order in which a plain dump writes it, with whatever the database itself knows of each row."""
    hidden = ", ctid::text AS ctid, xmin::text::bigint AS xmin" if database.engine.dialect.name == "postgresql" else ""
    with database.read() as session:
        return [dict(row) for row in session.execute(text(f"SELECT *{hidden} FROM {table}")).mappings()]


def dump(database: Database) -> dict[str, list[dict[str, Any]]]:
    """Every table there is."""
    return {table: rows_as_stored(database, table) for table in sorted(Base.metadata.tables)}


def files(database: Database) -> bytes:
    """The bytes on disk: SQLite's file and log; on PostgreSQL the tables' own files, as its server reads them."""
    if database.engine.dialect.name == "sqlite":
        path = Path(str(database.engine.url.database))
        return b"".join(part.read_bytes() for part in (path, Path(f"{path}-wal")) if part.exists())
    return b"".join(_relation(database.engine, table) for table in ("secret_ballot", "ballot_receipt", "register"))


def _relation(engine: Engine, table: str) -> bytes:
    with engine.connect() as connection:
        connection.execute(text("CHECKPOINT"))
        found = connection.execute(text("SELECT pg_read_binary_file(pg_relation_filepath(:table))"), {"table": table}).scalar()
        return bytes(found or b"")


def guesses(dumped: dict[str, list[dict[str, Any]]], electors: Sequence[Elector]) -> dict[str, Guess]:
    """Each way to lay voters beside ballots, by what it goes by."""
    ballots, people = dumped["secret_ballot"], {row["id"]: row for row in dumped["elector"]}
    ways: dict[str, Guess] = {}
    for ballot_name, ballot_order in orders(ballots).items():
        for person_name, person_order in orders(list(people.values())).items():
            pairs = zip(person_order, ballot_order, strict=False)
            ways[f"{person_name} | {ballot_name}"] = {person["id"]: _choice(ballot) for person, ballot in pairs}
    ways.update(_by_transaction(dumped, electors))
    return ways


def orders(rows: list[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """Each way to lay rows in a line."""
    found = {"as dumped": rows, "backwards": rows[::-1]}
    for column in rows[0] if rows else ():
        values = [row[column] for row in rows]
        if len({str(value) for value in values}) > 1:
            found[f"by {column}"] = sorted(rows, key=lambda row, column=column: str(row[column]))  # type: ignore[misc]
    found["by size"] = sorted(rows, key=lambda row: len(str(row)))
    return found


def _by_transaction(dumped: dict[str, list[dict[str, Any]]], electors: Iterable[Elector]) -> dict[str, Guess]:
    """Rows of one transaction belong together: look for any row of any table that shares a ballot's `xmin` and names somebody."""
    by_xmin: dict[int, list[tuple[str, dict[str, Any]]]] = {}
    for table, rows in dumped.items():
        for row in rows:
            by_xmin.setdefault(row.get("xmin", 0), []).append((table, row))
    known = {elector.id for elector in electors}
    found: Guess = {}
    for ballot in dumped["secret_ballot"]:
        for table, row in by_xmin.get(ballot.get("xmin", -1), ()):
            named = row.get("elector_id") or (row.get("id") if table == "elector" else None)
            if named in known:
                found[int(named)] = _choice(ballot)
    return {"by transaction": found}


def _choice(ballot: dict[str, Any]) -> str:
    return str(ballot["marks"]).split('"')[1]


def right(guess: Guess, truth: dict[int, str]) -> int:
    """How many it gets right."""
    return sum(truth.get(person) == choice for person, choice in guess.items())
