"""Adding a card, and taking a position on one: one person, one word, the last one counts."""

from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from app.audit.actions import record
from app.contributions.rules import State
from app.core.db import upsert
from app.core.text.codes import new_code
from app.core.verdicts import require
from app.people.rules import Actor
from app.processes.actions import hold, take_part
from app.processes.models import Process, StepKind
from app.processes.permissions import may_prepare, step_open
from app.processes.queries import Sheet
from app.sites.models import Site
from app.statements.models import Position, Statement

COLUMNS = {1: Statement.agree_count, -1: Statement.disagree_count, 0: Statement.pass_count}


def add_card(session: Session, actor: Actor, site: Site, sheet: Sheet, text: str, *, position: int, now: datetime) -> Statement:
    """A new card, written by the town's staff (an accepted resident's sentence becomes a card the same way)."""
    require(may_prepare(actor, site))
    card = Statement(
        site_id=site.id, process_id=sheet.process.id, title=text, body="", receipt_code=new_code(), created_at=now, state_at=now,
        state=State.READ, entered_by_id=actor.account_id, position=position,
    )
    session.add(card)
    session.flush()
    record(session, actor, "statements.add_card", card, now=now, process_id=sheet.process.id)
    return card


def remove_card(session: Session, actor: Actor, site: Site, card: Statement, *, now: datetime) -> None:
    """Take a card off the table; its positions stay in the record."""
    require(may_prepare(actor, site))
    card.withdrawn_at = now
    record(session, actor, "statements.remove_card", card, now=now)


def take_position(session: Session, actor: Actor, sheet: Sheet, card: Statement, value: int, *, now: datetime) -> None:
    """Agree (+1), disagree (-1) or don't know (0). Saying it again changes the word and never adds a second one.

    The row is written first, under its primary key; counters move by what changed, so that two taps at once stay one. The
    consultation's row, which everybody shares, is held last.
    """
    require(step_open(actor, sheet, StepKind.REACT, now))
    if actor.participant_id is None:
        raise ValueError("a position needs a participant")
    values = dict(
        statement_id=card.id, participant_id=actor.participant_id, process_id=sheet.process.id, value=value, created_at=now, changed_at=now
    )
    before = None
    if not upsert(session, Position, values, ["statement_id", "participant_id"]):
        mine = (Position.statement_id == card.id) & (Position.participant_id == actor.participant_id)
        before = session.scalars(select(Position.value).where(mine).with_for_update()).one()
        session.execute(update(Position).where(mine).values(value=value, changed_at=now))
    _move_counters(session, card.id, before, value)
    hold(session, sheet.process)
    require(step_open(actor, sheet, StepKind.REACT, now))
    if before is None:
        counted = update(Process).where(Process.id == sheet.process.id).values(positions_count=Process.positions_count + 1)
        session.execute(counted.execution_options(synchronize_session=False))
        take_part(session, sheet.process.id, actor.participant_id, now=now)
    record(session, actor, "statements.take_position", card, now=now, process_id=sheet.process.id, first=before is None)


def withdraw_positions(session: Session, actor: Actor, sheet: Sheet, *, now: datetime) -> int:
    """Take back every position of a participant in a consultation, while it is open: somebody typed in the wrong boxes. How many."""
    require(step_open(actor, sheet, StepKind.REACT, now))
    mine = (Position.participant_id == actor.participant_id) & (Position.process_id == sheet.process.id)
    gone = session.execute(delete(Position).where(mine).returning(Position.statement_id, Position.value)).all()
    for card_id, value in sorted((row.statement_id, row.value) for row in gone):
        _move_counters(session, card_id, value, None)
    hold(session, sheet.process)
    require(step_open(actor, sheet, StepKind.REACT, now))
    if gone:
        counted = update(Process).where(Process.id == sheet.process.id).values(positions_count=Process.positions_count - len(gone))
        session.execute(counted.execution_options(synchronize_session=False))
        record(session, actor, "statements.withdraw_positions", sheet.process, now=now, count=len(gone))
    return len(gone)


def _move_counters(session: Session, card_id: int, before: int | None, after: int | None) -> None:
    if before == after:
        return
    changes = {COLUMNS[after].key: COLUMNS[after] + 1} if after is not None else {}
    if before is not None:
        changes[COLUMNS[before].key] = COLUMNS[before] - 1
    session.execute(update(Statement.__table__).where(Statement.__table__.c.id == card_id).values(changes))  # type: ignore[arg-type]
