"""The queue of a site: reported inputs, then those that came back, then the oldest. Constant queries, whatever waits.

The conditions on state are written out (no parameters), so that both databases use the partial index on waiting inputs.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, case, func, or_, select, text
from sqlalchemy.orm import Session

from app.contributions.models import Contribution
from app.contributions.rules import OPEN_STATES
from app.core.text.likeness import ideas_of
from app.core.text.stems import stems
from app.moderation.models import Report
from app.routing.models import Assignment, AssignmentRole, Ending, Question
from app.routing.rules import QUESTION_WAIT, Said, group_alike

WINDOW = 40
WAITS = and_(
    text("contribution.state IN ('received', 'read') AND contribution.merged_into_id IS NULL"
         " AND contribution.withdrawn_at IS NULL AND contribution.hidden_at IS NULL"),
    Contribution.due_on.is_not(None),
)
"""Only what has a public clock waits for a team: the town's own cards do not."""

SHOWN = (
    Contribution.id, Contribution.title, Contribution.body, Contribution.state, Contribution.state_at, Contribution.created_at,
    Contribution.channel, Contribution.language, Contribution.theme_id, Contribution.territory_id, Contribution.place,
    Contribution.author_name, Contribution.reports_count, Contribution.supports_count, Contribution.due_on, Contribution.stems,
)


@dataclass(frozen=True)
class Window:
    """The part of the queue that is shown, in its order. `older` continues after the last of `rest`."""

    reported: Sequence[Row[*tuple[Any, ...]]] = ()
    returned: Sequence[Row[*tuple[Any, ...]]] = ()
    rest: Sequence[Row[*tuple[Any, ...]]] = ()
    groups: list[list[Row[*tuple[Any, ...]]]] = field(default_factory=list)
    older: int | None = None

    @property
    def order(self) -> list[int]:
        """The numbers of the inputs in the order in which they are treated."""
        grouped = [row for rows in self.groups for row in rows]
        return [row.id for row in (*self.reported, *self.returned, *grouped)]


@dataclass(frozen=True)
class Counts:
    """How many wait, how many since too long, and since when the oldest does."""

    waiting: int
    too_long: int
    oldest: datetime | None


def window(session: Session, site_id: int, *, now: datetime, after: int = 0) -> Window:
    """Up to `WINDOW` reported, as many that came back, and `WINDOW` of the rest, near-duplicates side by side (three queries)."""
    reported = _rows(session, _reported(site_id)) if not after else []
    returned = _rows(session, _waiting(site_id, now).where(Contribution.reports_count == 0, _came_back(site_id))) if not after else []
    query = _waiting(site_id, now).where(Contribution.reports_count == 0, ~_came_back(site_id), Contribution.id > after)
    rest = _rows(session, query.order_by(Contribution.id), WINDOW + 1)
    shown = rest[:WINDOW]
    rows = {row.id: row for row in shown}
    groups = [[rows[number] for number in group] for group in group_alike([_said(row) for row in shown])]
    return Window(reported, returned, shown, groups, shown[-1].id if len(rest) > WINDOW else None)


def _said(row: Row[*tuple[Any, ...]]) -> Said:
    language = row.language or "fr"
    title = ideas_of(stems(row.title, language), language)
    return Said(row.id, title, ideas_of(row.stems.split(), language), row.theme_id, row.territory_id)


def held(session: Session, site_id: int, team_id: int) -> Window:
    """What one team has and has not answered, the first due first: to send elsewhere when the team closes."""
    query = select(*SHOWN).where(
        Contribution.site_id == site_id, Contribution.team_id == team_id, Contribution.state.in_(OPEN_STATES), Contribution.hidden_at.is_(None),
        Contribution.withdrawn_at.is_(None), Contribution.merged_into_id.is_(None),
    )
    rows = _rows(session, query.order_by(Contribution.due_on, Contribution.id))
    return Window(rest=rows, groups=[[row] for row in rows])


def _rows(session: Session, query: Select[*tuple[Any, ...]], limit: int = WINDOW) -> list[Row[*tuple[Any, ...]]]:
    return list(session.execute(query.limit(limit)))


def _reported(site_id: int) -> Select[*tuple[Any, ...]]:
    alarms = select(Report.contribution_id).where(Report.site_id == site_id, Report.closed_at.is_(None))
    return select(*SHOWN).where(
        Contribution.site_id == site_id, Contribution.id.in_(alarms), Contribution.hidden_at.is_(None), Contribution.withdrawn_at.is_(None)
    ).order_by(Contribution.reports_count.desc(), Contribution.id)


def _waiting(site_id: int, now: datetime) -> Select[*tuple[Any, ...]]:
    return select(*SHOWN).where(Contribution.site_id == site_id, WAITS, ~_asked(site_id, now))


def _asked(site_id: int, now: datetime) -> ColumnElement[bool]:
    return Contribution.id.in_(
        select(Question.contribution_id).where(Question.site_id == site_id, Question.answered_at.is_(None), Question.at > now - QUESTION_WAIT)
    )


def _came_back(site_id: int) -> ColumnElement[bool]:
    bounced = select(Assignment.contribution_id).where(
        Assignment.site_id == site_id, Assignment.role == AssignmentRole.LEAD, Assignment.ending == Ending.BOUNCED
    )
    answered = select(Question.contribution_id).where(Question.site_id == site_id, Question.answered_at.is_not(None))
    return and_(Contribution.state == "read", or_(Contribution.id.in_(bounced), Contribution.id.in_(answered)))


def counts(session: Session, site_id: int, *, now: datetime, since: datetime) -> Counts:
    """How many inputs have no team, and how many have had none since before `since` (see `rules.too_long_since`)."""
    late = func.sum(case((Contribution.state_at < since, 1), else_=0))
    row = session.execute(
        select(func.count(), late, func.min(Contribution.state_at)).where(Contribution.site_id == site_id, WAITS)
    ).one()
    return Counts(row[0], int(row[1] or 0), row[2])


def unowned(session: Session, site_id: int, *, since: datetime, limit: int = 20) -> Sequence[Row[*tuple[Any, ...]]]:
    """The inputs that nobody has had since before `since`, oldest first: nothing is lost without showing."""
    query = select(*SHOWN).where(Contribution.site_id == site_id, WAITS, Contribution.state_at < since)
    return _rows(session, query.order_by(Contribution.state_at, Contribution.id), limit)


def asked_inputs(session: Session, site_id: int, limit: int = 60) -> Sequence[Row[*tuple[Any, ...]]]:
    """Inputs whose author was asked something and has not answered, oldest question first."""
    query = (
        select(Contribution.id, Contribution.title, Question.text.label("question"), Question.at.label("asked_at"))
        .join(Question, Question.contribution_id == Contribution.id)
        .where(
            Question.site_id == site_id, Question.answered_at.is_(None), Contribution.withdrawn_at.is_(None), Contribution.hidden_at.is_(None)
        )
    )
    return _rows(session, query.order_by(Question.id), limit)


def waits(session: Session, site_id: int, contribution_id: int) -> bool:
    """Whether an input still waits for somebody at the desk: for a team, or for a look at its reports."""
    reported = and_(Contribution.reports_count > 0, Contribution.hidden_at.is_(None), Contribution.withdrawn_at.is_(None))
    query = select(Contribution.id).where(Contribution.site_id == site_id, Contribution.id == contribution_id, or_(WAITS, reported))
    return session.scalars(query).first() is not None


def bounce_reasons(session: Session, contribution_ids: Sequence[int]) -> dict[int, str]:
    """{input: why the last team gave it back}."""
    query = select(Assignment.contribution_id, Assignment.ending_reason).where(
        Assignment.contribution_id.in_(contribution_ids), Assignment.ending == Ending.BOUNCED
    )
    return {row[0]: row[1] or "" for row in session.execute(query.order_by(Assignment.id))}
