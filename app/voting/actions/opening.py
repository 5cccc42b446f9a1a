"""Opening a vote: from this instant its rules and its roll are frozen, hashed and published. Announcing and reminding come after."""

import secrets
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from app.audit.actions import record
from app.core.states import move
from app.core.text.codes import new_token
from app.core.verdicts import require
from app.people.rules import Actor
from app.sites.models import Site
from app.voting.actions.preparing import hold_draft
from app.voting.actions.sealing.opening import set_up
from app.voting.methods.catalogue import validated
from app.voting.models import Elector, Register, RehearsalBallot, Vote, VoteOption
from app.voting.permissions.preparing import may_open, may_remind
from app.voting.queries import preparing as drafts
from app.voting.rules import register
from app.voting.rules.preparing import frozen
from app.voting.rules.preparing.lacks import few, lacks
from app.voting.rules.states import TRANSITIONS, Secrecy
from app.voting.rules.timing import is_open


def open_vote(session: Session, actor: Actor, site: Site, vote: Vote, *, few_accepted: bool = False, now: datetime) -> Vote:
    """Freeze and open. Raises `Refused` with what is missing. The vote takes ballots from its `opens_at` on.

    `few_accepted`: somebody has read that a secret of fewer than five is none.
    """
    hold_draft(session, actor, site, vote)
    options = drafts.options(session, vote.id)
    roll = drafts.roll_facts(session, vote.id)
    missing = lacks(vote, options, roll, now, sealing=drafts.sealing(session, vote))
    require(may_open(actor, site, vote, missing, few=few(vote, roll), few_accepted=few_accepted))
    electors = _deal(session, vote)
    _freeze(vote, options, electors)
    if vote.secrecy == Secrecy.SEALED:
        set_up(session, site, vote, options, now=now)
    move(vote, TRANSITIONS, "open")
    vote.opened_at = now
    session.add(Register(vote_id=vote.id, signs=register.blank(len(electors))))
    session.execute(delete(RehearsalBallot).where(RehearsalBallot.vote_id == vote.id))
    record(
        session, actor, "voting.open", vote, now=now, rules=vote.rules_hash, roll=vote.roll_hash, size=vote.roll_size, few=few(vote, roll),
    )
    if is_open(vote, now):
        announce(session, actor, vote, now=now)
    return vote


def announce(session: Session, actor: Actor, vote: Vote, *, now: datetime) -> bool:
    """Say once that ballots are taken from now on: invitations are derived from this entry. False when it was said before."""
    if drafts.last_entry(session, vote.id, "voting.announce") is not None or not is_open(vote, now):
        return False
    record(session, actor, "voting.announce", vote, now=now)
    return True


def remind(session: Session, actor: Actor, site: Site, vote: Vote, *, now: datetime) -> None:
    """Remind those who have not voted: whoever has by the time their message is written gets none."""
    last = drafts.last_entry(session, vote.id, "voting.remind")
    require(may_remind(actor, site, vote, last.at if last else None, now))
    record(session, actor, "voting.remind", vote, now=now)


def _deal(session: Session, vote: Vote) -> Sequence[Elector]:
    """Numbers at random, so that the register's places say nothing of the roll's order."""
    electors = list(session.scalars(select(Elector).where(Elector.vote_id == vote.id).order_by(Elector.id)))
    numbers = list(range(1, len(electors) + 1))
    secrets.SystemRandom().shuffle(numbers)
    dealt = [(elector, number) for elector, number in zip(electors, numbers, strict=True)]
    for sign in (-1, 1):  # by way of negative numbers, because two electors never share one
        rows = [{"id": elector.id, "number": sign * number} for elector, number in dealt]
        if rows:
            session.execute(update(Elector), rows)
    for elector in electors:
        session.refresh(elector, ["number"])
    return electors


def _freeze(vote: Vote, options: Sequence[VoteOption], electors: Sequence[Elector]) -> None:
    vote.settings = validated(vote.method, vote.settings, options)
    vote.roll_salt, vote.roll_size = new_token(), len(electors)
    vote.roll_hash = frozen.roll_digest(vote.roll_salt, electors)
    vote.rules_text = frozen.text_of(vote, options)
    vote.rules_hash = frozen.digest(vote.rules_text)
