"""What was promised, and what became of it."""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session, joinedload

from app.answers.models import Commitment, CommitmentStep
from app.answers.rules.states import CommitmentState
from app.contributions.models import Contribution
from app.sites.models import Team

PAGE = 30
VIEWS = ("late", "promised", "underway", "done")


@dataclass(frozen=True)
class Promise:
    """A commitment with its idea and its team."""

    commitment: Commitment
    contribution: Contribution
    team: Team


def commitment(session: Session, site_id: int, contribution_id: int) -> Promise | None:
    """The commitment made for an input of the site."""
    row = session.execute(_promises(site_id).where(Commitment.contribution_id == contribution_id)).first()
    return Promise(*row) if row else None


def commitment_of(session: Session, contribution_id: int) -> Commitment | None:
    """The commitment alone."""
    return session.scalars(select(Commitment).where(Commitment.contribution_id == contribution_id)).first()


def commitments(
    session: Session, site_id: int, view: str, today: date, *, after: tuple[date, int] | None = None, team_ids: frozenset[int] | None = None
) -> list[Promise]:
    """One page (and one more row, to know whether another follows) of a view, by date; `after` is the last row's (date, id)."""
    query = _promises(site_id).where(Contribution.hidden_at.is_(None), *_view(view, today))
    if team_ids is not None:
        query = query.where(Commitment.team_id.in_(team_ids))
    if after is not None:
        query = query.where((Commitment.due_on > after[0]) | ((Commitment.due_on == after[0]) & (Commitment.id > after[1])))
    rows = session.execute(query.order_by(Commitment.due_on, Commitment.id).limit(PAGE + 1))
    return [Promise(*row) for row in rows]


def commitment_counts(session: Session, site_id: int, today: date, *, team_ids: frozenset[int] | None = None) -> dict[str, int]:
    """How many in each view, and in `week` how many fall due within seven days (one query)."""
    conditions = {view: _view(view, today) for view in (*VIEWS, "week")}
    query = (
        select(*(func.count().filter(*chosen) for chosen in conditions.values())).select_from(Commitment)
        .join(Contribution, Contribution.id == Commitment.contribution_id)
        .where(Commitment.site_id == site_id, Contribution.hidden_at.is_(None))
    )
    if team_ids is not None:
        query = query.where(Commitment.team_id.in_(team_ids))
    return dict(zip(conditions, session.execute(query).one(), strict=True))


def steps(session: Session, commitment_id: int) -> list[CommitmentStep]:
    """The news of a commitment, newest first."""
    query = select(CommitmentStep).where(CommitmentStep.commitment_id == commitment_id)
    return list(session.scalars(query.order_by(CommitmentStep.id.desc())))


def photo_shown(session: Session, digest: str) -> bool:
    """Whether a picture stands in the news of a commitment that everybody may read."""
    query = (
        select(CommitmentStep.id).join(Commitment, Commitment.id == CommitmentStep.commitment_id)
        .join(Contribution, Contribution.id == Commitment.contribution_id)
        .where(CommitmentStep.photo_digest == digest, Contribution.hidden_at.is_(None)).limit(1)
    )
    return session.scalars(query).first() is not None


def _promises(site_id: int) -> Select[Commitment, Contribution, Team]:
    return (
        select(Commitment, Contribution, Team).join(Contribution, Contribution.id == Commitment.contribution_id)
        .join(Team, Team.id == Commitment.team_id).where(Commitment.site_id == site_id)
        .options(joinedload(Contribution.territory))
    )


def _view(view: str, today: date) -> tuple[ColumnElement[bool], ...]:
    if view == "week":
        return Commitment.state != CommitmentState.DONE, Commitment.due_on.between(today, today + timedelta(days=7))
    if view == "late":
        return Commitment.state != CommitmentState.DONE, Commitment.due_on < today
    if view == CommitmentState.DONE:
        return (Commitment.state == CommitmentState.DONE,)
    return Commitment.state == view, Commitment.due_on >= today
