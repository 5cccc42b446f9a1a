"""Reading readers' alarms. Who reported is never shown to anybody."""

from collections.abc import Sequence

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from app.moderation.models import Report


def reports_on(session: Session, contribution_id: int) -> Sequence[Row[str, str]]:
    """The open reports on an input: rule and words, oldest first, without their authors."""
    query = select(Report.rule, Report.text).where(Report.contribution_id == contribution_id, Report.closed_at.is_(None))
    return session.execute(query.order_by(Report.id)).all()


def own_report(session: Session, contribution_id: int, participant_id: int | None) -> Report | None:
    """What this person already reported about an input."""
    if participant_id is None:
        return None
    query = select(Report).where(Report.contribution_id == contribution_id, Report.participant_id == participant_id)
    return session.scalars(query).first()
