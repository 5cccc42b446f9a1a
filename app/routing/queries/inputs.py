"""Reading the routing of one input."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from app.people.models import Account
from app.routing.models import Assignment, AssignmentRole, Forwarding, Question
from app.sites.models import OutsideBody, Team


def assignments(session: Session, contribution_id: int) -> Sequence[Row[Assignment, Team]]:
    """All assignments of an input with their teams, oldest first."""
    query = select(Assignment, Team).join(Team, Team.id == Assignment.team_id).where(Assignment.contribution_id == contribution_id)
    return session.execute(query.order_by(Assignment.id)).all()


def assignment(session: Session, contribution_id: int, team_id: int | None = None, role: str = AssignmentRole.LEAD) -> Assignment | None:
    """The open assignment of an input in a role (to one team, when named)."""
    query = select(Assignment).where(
        Assignment.contribution_id == contribution_id, Assignment.role == role, Assignment.ended_at.is_(None)
    )
    return session.scalars(query.where(Assignment.team_id == team_id) if team_id else query).first()


def team_leads(session: Session, contribution_id: int, team_ids: Iterable[int]) -> bool:
    """Whether one of the teams has the input as lead."""
    lead = assignment(session, contribution_id)
    return lead is not None and lead.team_id in set(team_ids)


def team_helps(session: Session, contribution_id: int, team_ids: Iterable[int]) -> Assignment | None:
    """The open helper's assignment of one of the teams."""
    query = select(Assignment).where(
        Assignment.contribution_id == contribution_id, Assignment.role == AssignmentRole.HELPER, Assignment.ended_at.is_(None),
        Assignment.team_id.in_(list(team_ids)),
    )
    return session.scalars(query.order_by(Assignment.id)).first()


def forwarding(session: Session, contribution_id: int) -> tuple[Forwarding, OutsideBody] | None:
    """Where outside the town an input stands now."""
    row = session.execute(
        select(Forwarding, OutsideBody).join(OutsideBody, OutsideBody.id == Forwarding.body_id)
        .where(Forwarding.contribution_id == contribution_id, Forwarding.withdrawn_at.is_(None)).order_by(Forwarding.id.desc()).limit(1)
    ).first()
    return (row[0], row[1]) if row else None


def questions(session: Session, contribution_id: int) -> list[Question]:
    """What the town asked the author, oldest first."""
    return list(session.scalars(select(Question).where(Question.contribution_id == contribution_id).order_by(Question.id)))


def question(session: Session, site_id: int, question_id: int) -> Question | None:
    """A question of the site."""
    return session.scalars(select(Question).where(Question.id == question_id, Question.site_id == site_id)).first()


def open_question(session: Session, contribution_id: int) -> Question | None:
    """The question that waits for the author's answer."""
    query = select(Question).where(Question.contribution_id == contribution_id, Question.answered_at.is_(None))
    return session.scalars(query.order_by(Question.id.desc())).first()


def accounts_named(session: Session, account_ids: Iterable[Any]) -> dict[int, str]:
    """{account: name}, for a staff page."""
    wanted = {number for number in account_ids if number}
    if not wanted:
        return {}
    return {row[0]: row[1] for row in session.execute(select(Account.id, Account.name).where(Account.id.in_(wanted)))}
