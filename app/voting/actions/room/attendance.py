"""Who is in the room. Nothing says when somebody came, and the log does not say who."""

from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.orm import Session

from app.audit.actions import record
from app.core import clock
from app.core.db import upsert
from app.core.verdicts import require
from app.people.rules import Actor
from app.sites.models import Site
from app.voting.actions.casting import hold_register
from app.voting.models import Attendance, Elector, Vote
from app.voting.permissions.casting import on_the_roll
from app.voting.permissions.room import may_host, may_mark
from app.voting.rules.states import VoteState


def mark(session: Session, actor: Actor, site: Site, vote: Vote, elector: Elector, *, present: bool, now: datetime) -> None:
    """Note that somebody of the roll is there, or is not. Twice is once. Raises `Refused` once the vote is over."""
    if vote.state == VoteState.OPEN:
        hold_register(session, vote)
    else:
        session.refresh(vote, with_for_update=True)
    require(may_mark(actor, site, vote, clock.now()))
    require(on_the_roll(vote, elector))
    if present:
        changed = upsert(session, Attendance, {"vote_id": vote.id, "elector_id": elector.id}, ["vote_id", "elector_id"])
    else:
        gone = session.execute(delete(Attendance).where(Attendance.vote_id == vote.id, Attendance.elector_id == elector.id))
        changed = bool(gone.rowcount)  # type: ignore[attr-defined]
    if changed:
        record(session, actor, "voting.mark_attendance", vote, now=now, present=present)


def count_present(session: Session, actor: Actor, site: Site, vote: Vote, number: int | None, *, now: datetime) -> None:
    """How many people the host of a two-minute vote has counted in the room; None when nobody counted."""
    session.refresh(vote, with_for_update=True)
    require(may_host(actor, site, vote))
    require(may_mark(actor, site, vote, clock.now()))
    if vote.present != number:
        vote.present = number
        record(session, actor, "voting.count_present", vote, now=now, present=number)
