"""A reader's alarm. It never hides anything by itself: it brings the input to the top of a person's list."""

from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app.audit.actions import record
from app.contributions.models import Contribution
from app.core.db import upsert
from app.core.verdicts import require
from app.moderation import permissions
from app.moderation.models import Report
from app.moderation.rules import REPORTABLE, Rule
from app.people.rules import Actor


class AlreadyReported(Exception):
    """This person already reported this input; `report` is what they said."""

    def __init__(self, report: Report) -> None:
        super().__init__(str(report.id))
        self.report = report


def report(session: Session, actor: Actor, contribution: Contribution, rule: Rule, text: str = "", *, now: datetime) -> Report:
    """One alarm per person and input, whatever is clicked. Raises `AlreadyReported` the second time."""
    require(permissions.may_report(actor, contribution))
    if rule not in REPORTABLE or actor.participant_id is None:
        raise ValueError("a report needs a reportable rule and a participant")
    values = dict(
        site_id=contribution.site_id, contribution_id=contribution.id, participant_id=actor.participant_id, rule=rule, text=text, at=now
    )
    first = upsert(session, Report, values, ["contribution_id", "participant_id"])
    mine = (Report.contribution_id == contribution.id) & (Report.participant_id == actor.participant_id)
    found = session.scalars(select(Report).where(mine)).one()
    if not first:
        raise AlreadyReported(found)
    session.execute(
        update(Contribution).where(Contribution.id == contribution.id).values(reports_count=Contribution.reports_count + 1)
        .execution_options(synchronize_session=False)
    )
    session.refresh(contribution, ["reports_count"])
    record(session, actor, "moderation.report", contribution, now=now, report_id=found.id, rule=str(rule))
    return found
