"""What staff have in hand: to answer, to help with, to sign."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, case, func, or_, select
from sqlalchemy.orm import Session, joinedload

from app.answers.models import Answer
from app.answers.queries.clocks import awaiting
from app.answers.rules.states import AnswerState
from app.contributions.models import Contribution
from app.contributions.rules import State
from app.routing.models import Assignment, AssignmentRole

PAGE = 50
VIEWS = ("all", "late", "contested", "soon", "returned")
IN_ROUND = and_(
    Answer.contribution_id == Contribution.id, Answer.round == case((Contribution.reopened_at.is_(None), 1), else_=2),
)


@dataclass(frozen=True)
class InHand:
    """An input on a desk, with the present round's draft when there is one."""

    contribution: Contribution
    answer: Answer | None
    asked: str = ""

    @property
    def contested(self) -> bool:
        """Whether its author asked for a second look."""
        return self.contribution.reopened_at is not None


def held(
    session: Session, site_id: int, team_ids: frozenset[int] | None, view: str, today: date, soon: date,
    *, after: tuple[date, int] | None = None,
) -> list[InHand]:
    """One page (and one more row) of what waits for an answer, longest due first: late, then due soon, then the rest.

    `team_ids`: None for the whole site. `soon`: the last day that counts as due soon. `after`: the last row's (date, id).
    """
    query = select(Contribution, Answer).outerjoin(Answer, IN_ROUND).where(*_on_desks(site_id, team_ids), *_view(view, today, soon))
    if after is not None:
        day, number = after
        query = query.where(or_(Contribution.due_on > day, and_(Contribution.due_on == day, Contribution.id > number)))
    return _rows(session, query.order_by(Contribution.due_on, Contribution.id).limit(PAGE + 1))


def held_counts(session: Session, site_id: int, team_ids: frozenset[int] | None, today: date, soon: date) -> dict[str, int]:
    """How many in each view (one query)."""
    counts = [func.count().filter(*conditions) if (conditions := _view(view, today, soon)) else func.count() for view in VIEWS]
    query = select(*counts).select_from(Contribution).outerjoin(Answer, IN_ROUND).where(*_on_desks(site_id, team_ids))
    return dict(zip(VIEWS, session.execute(query).one(), strict=True))


def helping(session: Session, site_id: int, team_ids: frozenset[int] | None) -> list[InHand]:
    """Where another team asked these teams for their advice and still waits for it."""
    query = (
        select(Contribution, Answer, Assignment.asked).join(Assignment, Assignment.contribution_id == Contribution.id)
        .outerjoin(Answer, IN_ROUND).where(
            Contribution.site_id == site_id, *awaiting(), Assignment.role == AssignmentRole.HELPER, Assignment.ended_at.is_(None),
            Assignment.advice.is_(None),
        )
    )
    if team_ids is not None:
        query = query.where(Assignment.team_id.in_(team_ids))
    return _rows(session, query.order_by(Contribution.due_on, Contribution.id).limit(PAGE))


def to_sign(session: Session, site_id: int, team_ids: frozenset[int] | None, writer_id: int | None) -> list[InHand]:
    """Answers that wait for a signature, oldest clock first; never one's own. `team_ids`: None for an elected person."""
    query = (
        select(Contribution, Answer).join(Answer, IN_ROUND).where(
            Contribution.site_id == site_id, Answer.state == AnswerState.SUBMITTED, *awaiting(), Answer.written_by_id != writer_id
        )
    )
    if team_ids is not None:
        query = query.where(Contribution.team_id.in_(team_ids))
    return _rows(session, query.order_by(Contribution.due_on, Contribution.id).limit(PAGE))


def _on_desks(site_id: int, team_ids: frozenset[int] | None) -> list[ColumnElement[bool]]:
    mine = [Contribution.team_id.in_(team_ids)] if team_ids is not None else []
    return [Contribution.site_id == site_id, *awaiting(), Contribution.state.in_((State.SENT, State.STUDIED)), *mine]


def _view(view: str, today: date, soon: date) -> list[ColumnElement[bool]]:
    views: dict[str, list[ColumnElement[bool]]] = {
        "late": [Contribution.due_on < today],
        "contested": [Contribution.reopened_at.is_not(None)],
        "soon": [Contribution.due_on >= today, Contribution.due_on <= soon],
        "returned": [Answer.state == AnswerState.RETURNED],
    }
    return views.get(view, [])


def _rows(session: Session, query: Any) -> list[InHand]:
    options = (joinedload(Contribution.team), joinedload(Contribution.theme), joinedload(Contribution.territory))
    return [InHand(*row) for row in session.execute(query.options(*options))]
