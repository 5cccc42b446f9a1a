"""Contesting a hiding, and deciding about it as another person."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.audit.actions import record
from app.contributions.models import Contribution
from app.core.db import upsert
from app.core.verdicts import require
from app.moderation import permissions
from app.moderation.actions.holding import hold, note
from app.moderation.models import Act, ActKind, Appeal, AppealState
from app.people.rules import Actor


def appeal(
    session: Session, actor: Actor, act: Act, contribution: Contribution, text: str, *, now: datetime, code: str = ""
) -> Appeal:
    """The author says why the hiding is wrong. Once per decision: sent twice, the first one stands."""
    require(permissions.may_appeal(session, actor, act, contribution, now, code))
    values = dict(site_id=act.site_id, act_id=act.id, text=text, state=AppealState.OPEN, at=now)
    first = upsert(session, Appeal, values, ["act_id"])
    found = session.scalars(select(Appeal).where(Appeal.act_id == act.id)).one()
    if first:
        record(session, actor, "moderation.appeal", contribution, now=now, act_id=act.id, appeal_id=found.id)
    return found


def decide_appeal(
    session: Session, actor: Actor, appeal: Appeal, act: Act, contribution: Contribution, *, upheld: bool, decision: str, now: datetime
) -> Appeal:
    """Another person decides: the hiding stays (`upheld`), or the input is shown again. The author reads `decision`."""
    if not decision.strip():
        raise ValueError("a decision needs its reason")
    hold(session, contribution)
    session.refresh(appeal)
    require(permissions.may_decide_appeal(actor, appeal, act))
    appeal.state = AppealState.UPHELD if upheld else AppealState.OVERTURNED
    appeal.decided_at, appeal.decided_by_id, appeal.decision = now, actor.account_id, decision
    if not upheld:
        note(session, actor, contribution, ActKind.RESTORE, now=now, reason=decision, before={"appeal_id": appeal.id})
        contribution.hidden_at = None
    record(
        session, actor, "moderation.decide_appeal", contribution, now=now, appeal_id=appeal.id, act_id=act.id, outcome=str(appeal.state)
    )
    return appeal
