"""The platform's own audit of a sealed vote: what it found stands in the log, for the page that shows it."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.audit.actions import record
from app.people.rules import Actor
from app.voting.models import Incident, Vote
from app.voting.sealed.board.findings import Finding, Report

MOST = 50
"""So many findings are told one by one."""


def note_audit(session: Session, actor: Actor, vote: Vote, report: Report, *, now: datetime) -> None:
    """Keep what an audit found, and note an incident once when something is wrong."""
    record(
        session, actor, "voting.audit_board", vote, now=now, sound=report.sound, head=report.head, received=report.received,
        counted=report.counted, checked=[check.value for check in report.checked], findings=[_plain(each) for each in report.findings[:MOST]],
    )
    known = select(Incident.id).where(Incident.vote_id == vote.id, Incident.kind == "audit_failed")
    if not report.sound and session.scalar(known) is None:
        session.add(Incident(vote_id=vote.id, kind="audit_failed", text="", at=now))


def _plain(finding: Finding) -> dict[str, object]:
    return {"code": finding.code.value, "height": finding.height, "subject": finding.subject, "fault": finding.fault}
