"""The two decisions that leave an input as it is: accept it, and set its reports aside."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from app.audit.actions import record
from app.contributions.actions import advance
from app.contributions.models import Contribution
from app.contributions.rules import State
from app.core.verdicts import require
from app.moderation import permissions
from app.moderation.actions.holding import close_reports, hold, note
from app.moderation.models import Act, ActKind
from app.people.rules import Actor


def accept(session: Session, actor: Actor, contribution: Contribution, *, now: datetime, seen: str | None = None) -> Act:
    """The input may stay as it is; nobody has it yet, so it waits for a team."""
    act = approve(session, actor, contribution, now=now, seen=seen)
    if contribution.state == State.RECEIVED:
        advance(session, contribution, "read", now=now)
    act.before = {**act.before, "after": contribution.state}
    record(session, actor, "moderation.accept", contribution, now=now, act_id=act.id, reports=act.before["reports"])
    return act


def approve(
    session: Session, actor: Actor, contribution: Contribution, *, now: datetime, seen: str | None = None, **before: Any
) -> Act:
    """The decision « accepted », for verbs that send the input on and record themselves. It settles open reports."""
    hold(session, contribution, seen)
    require(permissions.may_accept(session, actor, contribution))
    act = note(session, actor, contribution, ActKind.ACCEPT, now=now, before={"state": contribution.state, **before})
    act.before = {**act.before, "reports": close_reports(session, contribution, act, now)}
    return act


def dismiss_reports(
    session: Session, actor: Actor, contribution: Contribution, *, reason: str = "", now: datetime, seen: str | None = None
) -> Act:
    """The reports are unfounded: the input stays, and the decision is in the public register."""
    hold(session, contribution, seen)
    require(permissions.may_accept(session, actor, contribution))
    act = note(session, actor, contribution, ActKind.DISMISS, now=now, reason=reason, before={"after": contribution.state})
    count = close_reports(session, contribution, act, now)
    record(session, actor, "moderation.dismiss_reports", contribution, now=now, act_id=act.id, reports=count)
    return act
