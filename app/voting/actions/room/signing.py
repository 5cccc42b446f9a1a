"""Signing for a sheet of paper on the roll, behind the same lock as every ballot: whoever signs cannot vote online, and the reverse."""

from datetime import datetime

from sqlalchemy.orm import Session

from app.audit.actions import record
from app.core import clock
from app.core.verdicts import require
from app.people.rules import Actor
from app.sites.models import Site
from app.voting.actions.casting import hold_register
from app.voting.models import Elector, Incident, Vote
from app.voting.permissions.room import may_sign, may_take_back
from app.voting.rules.register import sign_of, signed
from app.voting.rules.states import Sign


def sign_for_paper(session: Session, actor: Actor, site: Site, vote: Vote, elector: Elector) -> None:
    """Somebody takes a sheet, puts it into the envelope, and has voted. Raises `Refused` with a sentence for whoever already had."""
    register = hold_register(session, vote)
    session.refresh(elector)
    now = clock.now()
    require(may_sign(actor, site, vote, elector, sign_of(register.signs, elector.number), now))
    register.signs = signed(register.signs, elector.number, Sign.PAPER)
    record(session, actor, "voting.sign_paper", vote, now=now)


def take_back(session: Session, actor: Actor, site: Site, vote: Vote, elector: Elector, why: str, *, now: datetime) -> None:
    """A signature on the wrong line goes; that it went, and why, stands in the minutes. Raises `Refused`."""
    register = hold_register(session, vote)
    instant = clock.now()
    require(may_take_back(actor, site, vote, sign_of(register.signs, elector.number), why, instant))
    register.signs = signed(register.signs, elector.number, Sign.NOT_YET)
    session.add(Incident(vote_id=vote.id, kind="paper_taken_back", text=why.strip(), by_id=actor.account_id, at=instant))
    record(session, actor, "voting.take_paper_back", vote, now=now)
