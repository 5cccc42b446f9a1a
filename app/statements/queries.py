"""Reading cards and positions."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.statements.models import Position, Statement


def cards(session: Session, process_id: int) -> list[Statement]:
    """The visible cards of a consultation, in their order."""
    query = select(Statement).where(
        Statement.process_id == process_id, Statement.hidden_at.is_(None), Statement.withdrawn_at.is_(None)
    )
    return list(session.scalars(query.order_by(Statement.position, Statement.id)))


def card(session: Session, process_id: int, statement_id: int) -> Statement | None:
    """A visible card of that consultation."""
    query = select(Statement).where(
        Statement.id == statement_id, Statement.process_id == process_id, Statement.hidden_at.is_(None), Statement.withdrawn_at.is_(None)
    )
    return session.scalars(query).first()


def positions_of(session: Session, process_id: int, participant_id: int | None) -> dict[int, int]:
    """{statement id: value} of one person in one consultation."""
    if participant_id is None:
        return {}
    query = select(Position.statement_id, Position.value).where(
        Position.participant_id == participant_id, Position.process_id == process_id
    )
    return {row.statement_id: row.value for row in session.execute(query)}


def recount(session: Session, statement_id: int) -> dict[int, int]:
    """{value: number} counted from the rows: the counters must always equal this."""
    query = select(Position.value, func.count()).where(Position.statement_id == statement_id).group_by(Position.value)
    return {row[0]: row[1] for row in session.execute(query)}
