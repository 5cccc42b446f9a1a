"""A question to the author, and their answer. The clock keeps running meanwhile."""

from datetime import datetime

from sqlalchemy.orm import Session

from app.audit.actions import record
from app.contributions.actions import advance
from app.contributions.models import Contribution
from app.contributions.rules import State
from app.core.verdicts import require
from app.moderation.actions import hold, note
from app.moderation.models import ActKind
from app.people.rules import Actor
from app.routing import permissions
from app.routing.models import Question


def ask(session: Session, actor: Actor, contribution: Contribution, text: str, *, now: datetime, seen: str | None = None) -> Question:
    """Ask the author something. An input that waits in the queue leaves it until the answer comes."""
    if not text.strip():
        raise ValueError("a question needs words")
    hold(session, contribution, seen)
    require(permissions.may_ask(session, actor, contribution))
    question = Question(site_id=contribution.site_id, contribution_id=contribution.id, text=text, by_id=actor.account_id, at=now)
    session.add(question)
    session.flush()
    state = contribution.state
    if state == State.RECEIVED:
        advance(session, contribution, "read", now=now)
    before = {"state": state, "after": contribution.state, "question_id": question.id}
    act = note(session, actor, contribution, ActKind.ASK, now=now, before=before)
    record(session, actor, "routing.ask", contribution, now=now, act_id=act.id, question_id=question.id)
    return question


def reply_question(
    session: Session, actor: Actor, question: Question, contribution: Contribution, answer: str, *, now: datetime, code: str = ""
) -> Question:
    """The author answers; an input that waited for this comes back on top of the queue."""
    if not answer.strip():
        raise ValueError("an answer needs words")
    hold(session, contribution)
    session.refresh(question)
    require(permissions.may_reply(session, actor, question, contribution, code))
    question.answer, question.answered_at = answer, now
    record(session, actor, "routing.reply_question", contribution, now=now, question_id=question.id)
    return question
