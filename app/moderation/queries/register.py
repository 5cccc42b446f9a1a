"""Reading what the public register shows: counts, decisions and their outcomes. Never a name, never a hidden text."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, case, func, literal, select
from sqlalchemy.orm import Session

from app.contributions.models import Contribution
from app.moderation.models import Act, ActKind, Appeal, Remark, Report
from app.people.models import Account

TOLD = (ActKind.HIDE, ActKind.RESTORE, ActKind.MERGE, ActKind.MASK, ActKind.DISMISS)
"""The decisions listed one by one; readings and questions are only counted."""


def counts_by_month(session: Session, site_id: int, bounds: Sequence[datetime]) -> list[tuple[int, str, str, int]]:
    """(month's place in `bounds`, kind, rule or "", count), from the acts, the reports and the appeals of each month.

    `bounds` are the instants at which months begin, oldest first, then the end of the last one: months are French ones
    on any database. Undone acts count under « undone ».
    """
    acts = _count(session, Act.at, bounds, Act.site_id == site_id,
                  case((Act.undone_at.is_(None), Act.kind), else_="undone"), func.coalesce(Act.rule, ""))
    reports = _count(session, Report.at, bounds, Report.site_id == site_id, "report", Report.rule)
    appeals = _count(session, Appeal.at, bounds, Appeal.site_id == site_id, "appeal", Appeal.state)
    return sorted(acts + reports + appeals)


def _count(session: Session, at: Any, bounds: Sequence[datetime], *parts: Any) -> list[tuple[int, str, str, int]]:
    mine, kind, rule = parts
    month = case(*((at < end, place) for place, end in enumerate(bounds[1:])), else_=-1)
    kind = literal(kind) if isinstance(kind, str) else kind
    # Names no column has: PostgreSQL would group by the column.
    counted = select(month.label("at_month"), kind.label("what"), rule.label("which"), func.count())
    rows = session.execute(counted.where(mine, at >= bounds[0], at < bounds[-1]).group_by("at_month", "what", "which"))
    return [(row[0], row[1], row[2], row[3]) for row in rows]


def public_acts(session: Session, site_id: int, *, before: int | None = None, limit: int = 30) -> Sequence[Row[*tuple[Any, ...]]]:
    """The decisions that touch somebody's rights, newest first, with the appeal's outcome and whether the input may be shown."""
    query = (
        select(
            Act.id, Act.at, Act.kind, Act.rule, Act.reason, Act.undone_at, Appeal.state.label("appeal"), Contribution.id.label("input_id"),
            Contribution.kind.label("input_kind"), Contribution.title,
            (Contribution.hidden_at.is_(None) & Contribution.withdrawn_at.is_(None)).label("shown"),
        )
        .join(Contribution, Contribution.id == Act.contribution_id).outerjoin(Appeal, Appeal.act_id == Act.id)
        .where(Act.site_id == site_id, Act.kind.in_(TOLD)).order_by(Act.id.desc()).limit(limit)
    )
    return session.execute(query.where(Act.id < before) if before else query).all()


def remarks(session: Session, site_id: int, contribution_id: int | None = None, limit: int = 20) -> list[tuple[Remark, str]]:
    """The guarantor's public remarks with their name, newest first: the site's, or those on one input."""
    mine = Remark.contribution_id == contribution_id if contribution_id else Remark.site_id == site_id
    query = select(Remark, Account.name).join(Account, Account.id == Remark.by_id).where(mine)
    return [(row[0], row[1]) for row in session.execute(query.order_by(Remark.id.desc()).limit(limit))]
