"""Holding an input while deciding about it, and writing the decision down."""

from datetime import datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app.contributions.models import Contribution
from app.moderation import queries
from app.moderation.models import Act, ActKind, Report
from app.people.rules import Actor


class AlreadyDone(Exception):
    """Somebody acted on the input since it was read: `act` is the newest decision and `by` their name.

    `act` is None when its author edited it instead.
    """

    def __init__(self, act: Act | None, by: str = "") -> None:
        super().__init__(f"act {act.id}" if act else "edited")
        self.act = act
        self.by = by


def hold(session: Session, contribution: Contribution, seen: str | None = None) -> None:
    """Lock the input's row until the transaction ends and read it afresh.

    `seen` is the stamp of what the person had before their eyes (`queries.stamp_of`). Raises `AlreadyDone` when it changed.
    """
    session.execute(select(Contribution.id).where(Contribution.id == contribution.id).with_for_update())
    session.refresh(contribution)
    if seen is None or seen == queries.stamp_of(session, contribution):
        return
    last = queries.last_act(session, contribution.id)
    edited = contribution.edited_at
    if last is None or (edited is not None and edited > last[0].at):
        raise AlreadyDone(None)
    raise AlreadyDone(*last)


def note(
    session: Session, actor: Actor, contribution: Contribution, kind: ActKind, *, now: datetime, before: dict[str, Any] | None = None, **values: Any
) -> Act:
    """Write a decision down (flushed, so that it has its number). `before` is what undoing it needs."""
    act = Act(
        site_id=contribution.site_id, contribution_id=contribution.id, kind=kind, by_id=actor.account_id, at=now, before=before or {}, **values
    )
    session.add(act)
    session.flush()
    return act


def close_reports(session: Session, contribution: Contribution, act: Act, now: datetime) -> int:
    """The open reports on an input are settled by a decision. Returns how many there were."""
    closed = session.execute(
        update(Report).where(Report.contribution_id == contribution.id, Report.closed_at.is_(None)).values(closed_at=now, act_id=act.id)
    ).rowcount  # type: ignore[attr-defined]
    contribution.reports_count = 0
    return int(closed)


def reopen_reports(session: Session, contribution: Contribution, act: Act) -> None:
    """The decision that settled the reports is undone: they are open again."""
    opened = session.execute(update(Report).where(Report.act_id == act.id).values(closed_at=None, act_id=None)).rowcount  # type: ignore[attr-defined]
    contribution.reports_count = Contribution.reports_count + opened
