"""Reading ideas: one page of a list, one idea. Lists read by key (never by offset) and show stored counters."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, func, or_, select
from sqlalchemy.orm import Session, joinedload

from app.contributions.models import Contribution
from app.contributions.queries import visible
from app.proposals.models import Proposal
from app.proposals.rules import PAGE, STAGES, Cursor, Sort, Stage
from app.sites.models import Team, Territory, Theme

KIND = "proposal"
RARE = (Stage.UNDERWAY, Stage.DONE)
SHOWN = 300  # characters of the text that a list needs


@dataclass(frozen=True)
class Filters:
    """What a reader chose to see. All values are ids or members of enums: no name from the address reaches the query."""

    process_id: int | None = None
    theme_id: int | None = None
    territory_ids: Sequence[int] = field(default=())
    stage: Stage | None = None
    sort: Sort = Sort.NEW


def page(session: Session, site_id: int, filters: Filters, cursor: Cursor | None, today: date, limit: int = PAGE) -> Sequence[Row[Any]]:
    """Up to `limit` + 1 visible ideas after the cursor (one query); the extra one tells that there are more."""
    here = (Contribution.site_id == site_id, _is_idea(filters.stage), Contribution.merged_into_id.is_(None))
    query = _narrowed(visible(_columns()).where(*here), filters, today)
    if filters.sort is Sort.LIKED:
        if cursor:
            count, last = cursor
            level = and_(Contribution.supports_count == count, Contribution.id < last)
            query = query.where(or_(Contribution.supports_count < count, level))
        query = query.order_by(Contribution.supports_count.desc(), Contribution.id.desc())
    else:
        query = (query.where(Contribution.id < cursor[0]) if cursor else query).order_by(Contribution.id.desc())
    return session.execute(query.limit(limit + 1)).all()


def _is_idea(stage: Stage | None) -> ColumnElement[bool]:
    """The kind; for a rare state written so that no index starts with it, else SQLite walks all ideas to find a handful."""
    return Contribution.kind + "" == KIND if stage in RARE else Contribution.kind == KIND


def _columns() -> Select[Any]:
    return (
        select(
            Contribution.id, Contribution.title, func.substr(Contribution.body, 1, SHOWN).label("body"), Contribution.state,
            Contribution.due_on, Contribution.supports_count, Contribution.author_name, Contribution.place, Contribution.language, Theme.icon,
            Theme.label.label("theme"), Territory.name.label("territory"), Team.name.label("team"),
        )
        .select_from(Contribution).outerjoin(Theme, Theme.id == Contribution.theme_id)
        .outerjoin(Territory, Territory.id == Contribution.territory_id).outerjoin(Team, Team.id == Contribution.team_id)
    )


def _narrowed(query: Any, filters: Filters, today: date) -> Any:
    if filters.process_id:
        query = query.where(Contribution.process_id == filters.process_id)
    if filters.theme_id:
        query = query.where(Contribution.theme_id == filters.theme_id)
    if filters.territory_ids:
        query = query.where(Contribution.territory_id.in_(filters.territory_ids))
    if filters.stage:
        query = query.where(Contribution.state.in_(STAGES[filters.stage]))
    return query.where(Contribution.due_on < today) if filters.stage is Stage.LATE else query


def get(session: Session, site_id: int, proposal_id: int) -> Proposal | None:
    """An idea of the site with its theme, place and team (one query), whatever its state."""
    query = select(Proposal).where(Proposal.id == proposal_id, Proposal.site_id == site_id)
    near = (joinedload(Proposal.theme), joinedload(Proposal.territory), joinedload(Proposal.team))
    return session.scalars(query.options(*near)).first()
