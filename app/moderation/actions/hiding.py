"""Hiding, with a rule and a reason; and showing again."""

from datetime import datetime

from sqlalchemy.orm import Session

from app.audit.actions import record
from app.contributions.models import Contribution
from app.core.verdicts import require
from app.moderation import permissions, queries
from app.moderation.actions.holding import close_reports, hold, note
from app.moderation.models import Act, ActKind, AppealState
from app.moderation.rules import Rule
from app.people.rules import Actor


def hide(
    session: Session, actor: Actor, contribution: Contribution, rule: Rule, reason: str, *, now: datetime, seen: str | None = None
) -> Act:
    """Take the input out of sight. Its author keeps the text, the reason, a way to rewrite and an appeal.

    `reason` is what the author reads and what the public register shows. Raises ValueError without one.
    """
    if not reason.strip():
        raise ValueError("a hiding needs its reason")
    hold(session, contribution, seen)
    require(permissions.may_hide(session, actor, contribution))
    contribution.hidden_at = now
    act = note(session, actor, contribution, ActKind.HIDE, now=now, rule=rule, reason=reason, before={"after": contribution.state})
    reports = close_reports(session, contribution, act, now)
    record(session, actor, "moderation.hide", contribution, now=now, act_id=act.id, rule=str(rule), reports=reports)
    return act


def restore(
    session: Session, actor: Actor, contribution: Contribution, reason: str, *, now: datetime, seen: str | None = None
) -> Act:
    """Show a hidden input again; an appeal that was open has won."""
    hold(session, contribution, seen)
    require(permissions.may_restore(session, actor, contribution))
    contested = queries.hiding(session, contribution.id)
    appeal = queries.appeal_of(session, contested.id) if contested else None
    before = {"hidden_at": contribution.hidden_at.isoformat() if contribution.hidden_at else None, "after": contribution.state}
    act = note(session, actor, contribution, ActKind.RESTORE, now=now, reason=reason, before=before)
    if appeal is not None and appeal.state == AppealState.OPEN:
        act.before = {**before, "appeal_id": appeal.id}
        appeal.state, appeal.decided_at, appeal.decided_by_id, appeal.decision = AppealState.OVERTURNED, now, actor.account_id, reason
    contribution.hidden_at = None
    record(session, actor, "moderation.restore", contribution, now=now, act_id=act.id)
    return act
