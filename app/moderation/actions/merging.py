"""Gathering an input under another that says the same. Both keep their words, their receipt and their own « me too »."""

from datetime import datetime

from sqlalchemy import update
from sqlalchemy.orm import Session

from app.audit.actions import record
from app.contributions.actions import advance
from app.contributions.models import Contribution
from app.contributions.rules import OPEN_STATES, State
from app.core.verdicts import require
from app.moderation import permissions
from app.moderation.actions.holding import close_reports, hold, note
from app.moderation.models import Act, ActKind
from app.people.rules import Actor


def merge(
    session: Session, actor: Actor, contribution: Contribution, into: Contribution, *, reason: str = "", now: datetime, seen: str | None = None
) -> Act:
    """One answer for both. Supports stay where they were given; the facts tell how many each has.

    The answer is due at the earlier of the two dates, so that nobody waits longer than they were promised.
    """
    for held in sorted((contribution, into), key=lambda one: one.id):
        hold(session, held, seen if held is contribution else None)
    require(permissions.may_merge(session, actor, contribution, into))
    state, due = contribution.state, into.due_on
    contribution.merged_into_id = into.id
    into.merged_count = Contribution.merged_count + 1
    if contribution.due_on and into.due_on and State(into.state) in OPEN_STATES:
        into.due_on = min(into.due_on, contribution.due_on)
    if state == State.RECEIVED:
        advance(session, contribution, "read", now=now)
    before = {"state": state, "after": contribution.state, "into_due_on": due.isoformat() if due else None}
    act = note(session, actor, contribution, ActKind.MERGE, now=now, reason=reason, into_id=into.id, before=before)
    close_reports(session, contribution, act, now)
    record(
        session, actor, "moderation.merge", contribution, now=now, act_id=act.id, into_id=into.id, supports=contribution.supports_count,
        into_supports=into.supports_count,
    )
    return act


def unmerge(session: Session, contribution: Contribution, into: Contribution, due_on: str | None) -> None:
    """Take an input out again. The other one gets its own date back, unless that moved since."""
    contribution.merged_into_id = None
    session.execute(update(Contribution).where(Contribution.id == into.id).values(merged_count=Contribution.merged_count - 1))
    session.refresh(into)
    if due_on and not into.extended and into.due_on == contribution.due_on:
        into.due_on = datetime.fromisoformat(due_on).date()
