"""The export: every row that points to a person, found by walking the tables, so that no table can be forgotten."""

from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import Table, or_, select
from sqlalchemy.orm import Session

from app.audit.models import Entry
from app.core.db import Base
from app.moderation.models import Act, Appeal
from app.people.models import Account, SignInToken
from app.privacy.queries.people import addresses_of, lines_of, participants_of
from app.privacy.rules import OF_AN_INPUT, POINTERS, SECRET, TRACE

Rows = list[dict[str, Any]]


def everything_about(session: Session, account: Account) -> dict[str, Any]:
    """What is kept of an account and of its browsers: one list of rows a table, plain JSON values.

    Secrets are left out; of a staff member's work on other people's words, only numbers and dates.
    """
    tables = Base.metadata.tables
    participants = participants_of(session, account.id)
    contacts = _numbers(session, tables["contact"], "participant_id", participants)
    people = {"account": [account.id], "participant": participants, "contact": contacts}
    people["sign_in_token"] = list(session.scalars(select(SignInToken.id).where(or_(
        SignInToken.account_id == account.id, SignInToken.contact_id.in_(contacts),
        SignInToken.address.in_(addresses_of(session, participants, account)),
    ))))
    people["elector"] = lines_of(session, participants, addresses_of(session, participants, account))
    found: dict[str, Rows] = {"account": _rows(session, tables["account"], "id", [account.id])}
    found["elector"] = _rows(session, tables["elector"], "id", people["elector"])
    found["sign_in_token"] = _rows(session, tables["sign_in_token"], "id", people["sign_in_token"])
    for (name, column), (target, extent) in sorted(POINTERS.items()):
        rows = _rows(session, tables[name], column, people[target], trace=extent == TRACE)
        kept = found.setdefault(name, [])
        kept += [row for row in rows if row not in kept]
    found["of_my_inputs"] = _of_inputs(session, [row["id"] for row in found["contribution"] if "title" in row])
    found["log"] = _log(session, [f"account:{account.id}", *(f"participant:{number}" for number in participants)])
    return {name: rows for name, rows in found.items() if rows}


def _numbers(session: Session, table: Table, column: str, ids: Collection[int]) -> list[int]:
    return list(session.scalars(select(table.c.id).where(table.c[column].in_(ids))))


def _rows(session: Session, table: Table, column: str, ids: Collection[int], *, trace: bool = False) -> Rows:
    """Rows of a table (a trace: only numbers and instants)."""
    shown = [each for each in table.columns if each.name not in SECRET]
    if trace:
        shown = [each for each in shown if each.name in {"id", "kind"} or each.name.endswith("_at") or each.name == "at"]
    query = select(*shown).where(table.c[column].in_(ids))
    return [plain(row) for row in session.execute(query.order_by(*table.primary_key.columns)).mappings()]


def _of_inputs(session: Session, ids: list[int]) -> Rows:
    """What hangs on the person's own inputs."""
    rows: Rows = []
    for name, columns in OF_AN_INPUT.items():
        table = Base.metadata.tables[name]
        owner: Any = table.c.id if name == "proposal" else table.c.get("contribution_id")
        query = select(*(table.c[column] for column in columns))
        if owner is None:  # an appeal hangs on the act
            query = query.add_columns(Act.contribution_id).join(Act, Act.id == Appeal.act_id).where(Act.contribution_id.in_(ids))
        else:
            query = query.add_columns(owner.label("contribution_id")).where(owner.in_(ids))
        rows += [{"what": name, **plain(row)} for row in session.execute(query).mappings()]
    return rows


def _log(session: Session, handles: list[str]) -> Rows:
    """What the log notes of the person's own acts: never a text, only verbs and numbers."""
    query = select(Entry.at, Entry.verb, Entry.subject_kind, Entry.subject_id).where(or_(
        Entry.actor.in_(handles), Entry.on_behalf_of.in_(handles)
    ))
    return [plain(row) for row in session.execute(query.order_by(Entry.id)).mappings()]


def plain(row: Mapping[Any, Any]) -> dict[str, Any]:
    """A row as JSON values."""
    return {str(name): value.isoformat() if isinstance(value, datetime | date) else value for name, value in row.items()}
