"""The record is append-only, without gaps, and nobody changes it unseen, on both databases."""

import json
import random
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from typing import Any

import pytest
from sqlalchemy import Connection, text
from sqlalchemy.exc import DatabaseError, IntegrityError

from app.audit import queries
from app.audit.actions import record
from app.audit.models import Entry
from app.audit.rules import content_of, entry_hash
from app.core.db import Database
from app.people.rules import Actor
from app.sites.models import Site, SiteKind
from tests.world import World

TRIGGERS = {
    "sqlite": ("DROP TRIGGER audit_entry_no_update", "DROP TRIGGER audit_entry_no_delete"),
    "postgresql": ("DROP TRIGGER audit_entry_no_change ON audit_entry", "DROP TRIGGER audit_entry_no_truncation ON audit_entry"),
}
CHANGES = {
    "site_id": "COALESCE(site_id, 0) + 1", "actor": "'account:666'", "on_behalf_of": "'participant:666'", "verb": "'moderation.accept'",
    "subject_kind": "'statement'", "subject_id": "subject_id + 1", "facts": "'{\"hidden\": true}'",
    "previous_hash": f"'{'0' * 63}1'", "hash": f"'{'f' * 64}'",
}


def fill(database: Database, world: World, number: int, handle: int = 1) -> None:
    """So many verbs, each in a transaction of its own."""
    for count in range(number):
        with database.transaction() as session:
            record(session, Actor(account_id=handle), "tests.note", world.angers, now=world.now + timedelta(seconds=count), count=count)


def edit(line: Connection, dice: random.Random, last: int) -> str:
    column = dice.choice(list(CHANGES))
    line.execute(text(f"UPDATE audit_entry SET {column} = {CHANGES[column]} WHERE id = :id"), {"id": dice.randint(1, last)})
    return f"edit {column}"


def redate(line: Connection, dice: random.Random, last: int) -> str:
    number = dice.randint(1, last)
    when = line.execute(text("SELECT at FROM audit_entry WHERE id = :id"), {"id": number % last + 1}).scalar()
    line.execute(text("UPDATE audit_entry SET at = :at WHERE id = :id"), {"at": when, "id": number})
    return "redate"


def delete(line: Connection, dice: random.Random, last: int) -> str:
    line.execute(text("DELETE FROM audit_entry WHERE id = :id"), {"id": dice.randint(1, last)})
    return "delete"


def cut(line: Connection, dice: random.Random, last: int) -> str:
    line.execute(text("DELETE FROM audit_entry WHERE id > :id"), {"id": dice.randint(0, last - 1)})
    return "cut"


def close_the_gap(line: Connection, dice: random.Random, last: int) -> str:
    number = dice.randint(1, last)
    line.execute(text("DELETE FROM audit_entry WHERE id = :id"), {"id": number})
    for later in range(number + 1, last + 1):
        line.execute(text("UPDATE audit_entry SET id = :to WHERE id = :id"), {"to": later - 1, "id": later})
    return "delete and renumber"


def swap(line: Connection, dice: random.Random, last: int) -> str:
    one, two = dice.sample(range(1, last + 1), 2)
    for before, after in ((one, 0), (two, one), (0, two)):
        line.execute(text("UPDATE audit_entry SET id = :to WHERE id = :id"), {"to": after, "id": before})
    return "swap"


def insert(line: Connection, dice: random.Random, last: int) -> str:
    number = dice.choice((0, last + 1))
    line.execute(text(
        "INSERT INTO audit_entry (id, at, site_id, actor, verb, subject_kind, subject_id, facts, previous_hash, hash) "
        "SELECT :id, at, site_id, actor, verb, subject_kind, subject_id, facts, hash, previous_hash FROM audit_entry WHERE id = :from"
    ), {"id": number, "from": last})
    return "insert"


def rewrite(line: Connection, dice: random.Random, last: int) -> str:
    """What somebody does who knows how the chain is made: change an entry, then make all later hashes again."""
    number = dice.randint(1, last)
    line.execute(text("UPDATE audit_entry SET subject_id = subject_id + 1 WHERE id = :id"), {"id": number})
    previous = ""
    for row in line.execute(text("SELECT * FROM audit_entry ORDER BY id")).all():
        values = dict(row._mapping)
        if row.id >= number:
            facts = json.loads(row.facts) if isinstance(row.facts, str) else row.facts
            entry = Entry(**{**values, "facts": facts, "at": Entry.__table__.c.at.type.process_result_value(_as_time(row.at), None)})
            digest = entry_hash(previous or row.previous_hash, content_of(entry))
            line.execute(
                text("UPDATE audit_entry SET previous_hash = :previous, hash = :hash WHERE id = :id"),
                {"previous": previous or row.previous_hash, "hash": digest, "id": row.id},
            )
            previous = digest
        else:
            previous = row.hash
    return "rewrite"


def _as_time(at: Any) -> Any:
    from datetime import datetime

    return datetime.fromisoformat(at) if isinstance(at, str) else at


WAYS: list[Callable[[Connection, random.Random, int], str]] = [*[edit] * 5, redate, delete, cut, close_the_gap, swap, insert, rewrite]


def test_a_hundred_changes_by_somebody_with_all_rights_are_all_found(each_database: Database, each_world: World) -> None:
    fill(each_database, each_world, 30)
    dice = random.Random(47)
    with each_database.read() as session:
        head = queries.head(session)
        assert head is not None and queries.broken_at(session, (head.id, head.hash)) is None
    with each_database.engine.begin() as line:
        for trigger in TRIGGERS[line.dialect.name]:
            line.exec_driver_sql(trigger)
    unseen = []
    for number in range(100):
        with each_database.write() as session:
            way = WAYS[number % len(WAYS)](session.connection(), dice, head.id)
            if queries.broken_at(session, (head.id, head.hash)) is None:
                unseen.append(way)
            session.rollback()
    assert not unseen
    with each_database.read() as session:
        assert queries.broken_at(session, (head.id, head.hash)) is None


def test_the_database_itself_refuses(each_database: Database, each_world: World) -> None:
    fill(each_database, each_world, 3)
    again = "INSERT OR REPLACE INTO audit_entry SELECT * FROM audit_entry WHERE id = 2"
    emptied = {"sqlite": again, "postgresql": "TRUNCATE audit_entry"}[each_database.engine.dialect.name]
    for sql in ("UPDATE audit_entry SET verb = 'x' WHERE id = 1", "DELETE FROM audit_entry WHERE id = 3", emptied):
        with pytest.raises(DatabaseError, match="append-only"), each_database.transaction() as session:
            session.execute(text(sql))
    with each_database.read() as session:
        assert queries.broken_at(session) is None and queries.head(session).id == 3  # type: ignore[union-attr]


def test_eight_who_record_at_once_leave_one_chain_without_a_gap(each_database: Database, each_world: World) -> None:
    each_world.session.refresh(each_world.angers)
    each_world.session.commit()
    start = Barrier(8)

    def work(handle: int) -> None:
        start.wait()
        fill(each_database, each_world, 50, handle)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(work, range(8)))
    with each_database.read() as session:
        entries = list(queries.chain(session))
        assert [entry.id for entry in entries] == list(range(1, 401))
        assert queries.broken_at(session) is None
        for handle in range(8):
            mine = [entry.facts["count"] for entry in entries if entry.actor == f"account:{handle}"]
            assert mine == list(range(50)) or handle == 0


def test_what_did_not_happen_is_not_recorded(each_database: Database, each_world: World) -> None:
    world, actor = each_world, Actor(account_id=1)
    world.session.commit()
    with each_database.write() as session:
        record(session, actor, "tests.undone", world.angers, now=world.now)
        session.rollback()
        record(session, actor, "tests.done", world.angers, now=world.now)
        with pytest.raises(ZeroDivisionError), session.begin_nested():
            record(session, actor, "tests.half", world.angers, now=world.now)
            raise ZeroDivisionError
        with session.begin_nested():
            record(session, actor, "tests.whole", world.angers, now=world.now)
        session.commit()
    with each_database.read() as session:
        assert [entry.verb for entry in queries.chain(session)] == ["tests.done", "tests.whole"]


def test_a_clash_inside_a_savepoint_loses_no_entry(each_database: Database, each_world: World) -> None:
    world, actor = each_world, Actor(account_id=1)
    slug = world.angers.slug
    world.session.commit()
    with each_database.transaction() as session:
        record(session, actor, "tests.before", world.angers, now=world.now)
        with pytest.raises(IntegrityError), session.begin_nested():
            session.add(Site(slug=slug, name="Angers encore", kind=SiteKind.TOWN, opened_at=world.now))
        record(session, actor, "tests.after", world.angers, now=world.now)
    with each_database.read() as session:
        assert [entry.verb for entry in queries.chain(session)] == ["tests.before", "tests.after"]


def test_names_with_line_breaks_and_turned_letters_stay_one_entry(each_database: Database, each_world: World) -> None:
    world = each_world
    world.session.commit()
    with each_database.transaction() as session:
        record(session, Actor(account_id=1), "tests.note", world.angers, now=world.now, word="a\r\nb\u202ec\u0000d".replace("\0", ""))
    with each_database.read() as session:
        [entry] = queries.chain(session)
        assert entry.facts["word"] == "a\r\nb\u202ecd" and queries.broken_at(session) is None
