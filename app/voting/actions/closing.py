"""The close: a fence, by the clock or by hand, once and for all; then the boxes are written anew, so that nothing says who voted what."""

import secrets
from datetime import datetime

from sqlalchemy import delete, func, insert, select
from sqlalchemy.orm import Session

from app.audit.actions import record
from app.core.states import move
from app.core.verdicts import require
from app.people.rules import Actor
from app.sites.models import Site
from app.voting.actions.casting import hold_register
from app.voting.actions.boards import end
from app.voting.models import BallotReceipt, Elector, Incident, Register, SecretBallot, Vote
from app.voting.permissions.preparing import may_close
from app.voting.rules import register
from app.voting.rules.states import TRANSITIONS, Secrecy, VoteState

BATCH = 1000


def close(session: Session, actor: Actor, site: Site, vote: Vote, *, why: str = "", now: datetime) -> Vote:
    """Close: what was acknowledged before is counted, nothing comes after. Again on a closed vote changes nothing.

    `why` is the public reason for closing before the hour; it becomes an incident. After the commit somebody must call
    `Database.forget_deleted` (the minute's job does), because until then the files still hold the order of arrival.
    """
    held = hold_register(session, vote)
    if vote.state in {VoteState.CLOSED, VoteState.COUNTED}:
        return vote
    size = session.scalar(select(func.count()).where(Elector.vote_id == vote.id, Elector.struck_why.is_(None))) or 0
    everybody = 0 < size <= register.turnout(held.signs)
    require(may_close(actor, site, vote, now, everybody=everybody, why=why))
    early = vote.closes_at is not None and now < vote.closes_at
    move(vote, TRANSITIONS, "close")
    vote.closed_at, vote.roll_size = now, size
    if vote.secrecy == Secrecy.SEALED:
        end(session, vote)
    rewrite(session, vote, held)
    if early and why.strip():
        session.add(Incident(vote_id=vote.id, kind="closed_early", text=why.strip(), by_id=actor.account_id, at=now))
    record(session, actor, "voting.close", vote, now=now, early=early, everybody=everybody)
    return vote


def rewrite(session: Session, vote: Vote, held: Register) -> None:
    """Ballots and receipts in the order of their content under fresh keys, the register as a new row."""
    session.flush()
    ballots = [(row.marks, row.weight) for row in session.execute(
        select(SecretBallot.marks, SecretBallot.weight).where(SecretBallot.vote_id == vote.id)
    )]
    digests = sorted(session.scalars(select(BallotReceipt.digest).where(BallotReceipt.vote_id == vote.id)))
    signs = held.signs
    session.expunge(held)
    for table in (SecretBallot, BallotReceipt, Register):
        session.execute(delete(table).where(table.vote_id == vote.id).execution_options(synchronize_session=False))
    _expel(session, vote)
    rows = [{"vote_id": vote.id, "key": secrets.token_hex(16), "marks": marks, "weight": weight} for marks, weight in sorted(ballots)]
    _insert(session, SecretBallot, rows)
    _insert(session, BallotReceipt, [{"vote_id": vote.id, "digest": digest} for digest in digests])
    session.add(Register(vote_id=vote.id, signs=signs))
    session.flush()


def _expel(session: Session, vote: Vote) -> None:
    """What this session remembers of the old rows must not be written back."""
    for thing in list(session.identity_map.values()):
        if isinstance(thing, SecretBallot | BallotReceipt) and thing.vote_id == vote.id:
            session.expunge(thing)


def _insert(session: Session, table: type[SecretBallot] | type[BallotReceipt], rows: list[dict[str, object]]) -> None:
    for start in range(0, len(rows), BATCH):
        session.execute(insert(table), rows[start:start + BATCH])


def forgotten(session: Session, actor: Actor, vote: Vote, *, now: datetime) -> None:
    """Note that the database's files no longer hold what the boxes held before the close."""
    record(session, actor, "voting.forget", vote, now=now)
