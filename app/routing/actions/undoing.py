"""Undoing a moderator's last act, with what routing built on it."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from app.contributions.models import Contribution
from app.core.i18n import _l
from app.core.verdicts import no, require
from app.moderation import actions as moderation
from app.moderation.models import Act
from app.people.rules import Actor
from app.routing.models import Assignment, Ending, Forwarding, Question


def undo(session: Session, actor: Actor, act: Act, contribution: Contribution, *, now: datetime) -> Act:
    """`moderation.actions.undo`, and the assignment, the forwarding or the question of that act with it."""
    question = session.get(Question, act.before.get("question_id", 0))
    if question is not None and question.answered_at is not None:
        require(no(_l("La personne a déjà répondu à votre question."), _l("Lisez sa réponse, puis décidez.")))
    before = dict(act.before)
    moderation.undo(session, actor, act, contribution, now=now)
    if question is not None:
        session.delete(question)
    _take_back(session, before, contribution, actor, now)
    return act


def _take_back(session: Session, before: dict[str, Any], contribution: Contribution, actor: Actor, now: datetime) -> None:
    if given := session.get(Assignment, before.get("assignment_id") or 0):
        given.ended_at, given.ending, given.ended_by_id = now, Ending.UNDONE, actor.account_id
        session.flush()
    if passed := session.get(Forwarding, before.get("forwarding_id") or 0):
        passed.withdrawn_at = now
        answered_at = before.get("answered_at")
        contribution.answered_at = datetime.fromisoformat(answered_at) if answered_at else None
    if relieved := session.get(Assignment, before.get("relieved_id") or 0):
        relieved.ended_at = relieved.ending = relieved.ended_by_id = None
    if given or passed:
        contribution.team_id = before.get("holder")
        session.flush()
        session.expire(contribution, ["team"])
