"""« You said, we did »: visible inputs with what the town answered, for a wall."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.answers.models import Answer, Commitment
from app.answers.rules.states import AnswerState
from app.contributions.models import Contribution
from app.contributions.queries import visible
from app.contributions.rules import State
from app.core.clock import end_of, start_of
from app.sites.models import Territory

LIMIT = 24
FIRST = {State.DONE: 0, State.UNDERWAY: 1, State.YES: 2, State.PARTLY: 3, State.ELSEWHERE: 4, State.NO: 5}
"""What was done comes first; a no has its place on the wall as well."""


@dataclass(frozen=True)
class Answered:
    """One pair of the wall: what was said, where it stands, what the town says, by when."""

    said: str
    state: str
    summary: str
    supports: int
    territory: str
    due_on: date | None
    done_on: date | None


def answered(
    session: Session, site_id: int, *, process_id: int | None = None, territory_id: int | None = None, month: date | None = None,
    limit: int = LIMIT,
) -> list[Answered]:
    """The answered inputs of a consultation, a neighbourhood (with what lies in it), a month of answering; what was done first."""
    newest = (
        select(Answer.contribution_id, func.max(Answer.round).label("round"))
        .where(Answer.site_id == site_id, Answer.state == AnswerState.PUBLISHED).group_by(Answer.contribution_id).subquery()
    )
    query = (
        select(Contribution, Answer, Commitment, Territory.name)
        .join(newest, newest.c.contribution_id == Contribution.id)
        .join(Answer, (Answer.contribution_id == Contribution.id) & (Answer.round == newest.c.round))
        .outerjoin(Commitment, Commitment.contribution_id == Contribution.id)
        .outerjoin(Territory, Territory.id == Contribution.territory_id)
        .where(Contribution.site_id == site_id, Contribution.merged_into_id.is_(None), Contribution.state.in_(tuple(FIRST)))
    )
    if process_id is not None:
        query = query.where(Contribution.process_id == process_id)
    if territory_id is not None:
        query = query.where((Contribution.territory_id == territory_id) | (Territory.parent_id == territory_id))
    if month is not None:
        query = query.where(Answer.published_at >= start_of(month), Answer.published_at <= end_of(_last_day(month)))
    rows = session.execute(visible(query).order_by(Answer.published_at.desc()).limit(200)).all()
    found = [_pair(*row) for row in rows]
    return sorted(found, key=lambda pair: FIRST[State(pair.state)])[:limit]


def _pair(contribution: Contribution, answer: Answer, promise: Commitment | None, territory: str | None) -> Answered:
    done_at = promise.done_at if promise else None
    return Answered(
        contribution.title, contribution.state, answer.summary, contribution.supports_count, territory or "",
        promise.due_on if promise else None, done_at.date() if done_at else None,
    )


def _last_day(month: date) -> date:
    following = date(month.year + month.month // 12, month.month % 12 + 1, 1)
    return date.fromordinal(following.toordinal() - 1)
