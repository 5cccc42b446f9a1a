"""Running clocks, what was raised for them, and the public late list."""

from datetime import date

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session, joinedload

from app.answers.models import Escalation, Extension
from app.contributions.models import Contribution
from app.contributions.rules import OPEN_STATES
from app.sites.models import Site

LISTED = 200


def awaiting() -> tuple[ColumnElement[bool], ...]:
    """Conditions of an input that waits for an answer."""
    return (
        Contribution.state.in_(OPEN_STATES), Contribution.due_on.is_not(None), Contribution.hidden_at.is_(None),
        Contribution.withdrawn_at.is_(None), Contribution.merged_into_id.is_(None),
    )


def running(session: Session, until: date) -> list[tuple[Contribution, str]]:
    """Inputs that wait for an answer due by that day, with their site's holiday zone."""
    query = (
        select(Contribution, Site.holiday_zone).join(Site, Site.id == Contribution.site_id)
        .where(*awaiting(), Contribution.due_on <= until, Site.left_at.is_(None)).order_by(Contribution.due_on, Contribution.id)
    )
    return [(row[0], row[1]) for row in session.execute(query)]


def escalated(session: Session, until: date) -> set[tuple[int, str, date]]:
    """What was raised already for those clocks: (input, level, date)."""
    query = (
        select(Escalation.contribution_id, Escalation.level, Escalation.due_on)
        .join(Contribution, (Contribution.id == Escalation.contribution_id) & (Contribution.due_on == Escalation.due_on))
        .where(Contribution.state.in_(OPEN_STATES), Contribution.due_on <= until)
    )
    return {(row.contribution_id, row.level, row.due_on) for row in session.execute(query)}


def late_publicly(session: Session, site_id: int, until: date) -> list[Contribution]:
    """The public late list: what should have been answered by `until`, longest late first."""
    query = (
        select(Contribution).where(Contribution.site_id == site_id, *awaiting(), Contribution.due_on <= until)
        .options(joinedload(Contribution.team)).order_by(Contribution.due_on, Contribution.id).limit(LISTED)
    )
    return list(session.scalars(query))


def extension_of(session: Session, contribution_id: int) -> Extension | None:
    """The one extension of a clock."""
    return session.scalars(select(Extension).where(Extension.contribution_id == contribution_id)).first()
