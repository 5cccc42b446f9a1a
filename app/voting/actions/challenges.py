"""Somebody contests a vote: a receipt for it, and the days go on."""

from datetime import datetime

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.audit.actions import record
from app.core.clock import today
from app.core.text.codes import new_code
from app.core.verdicts import require
from app.people.rules import Actor
from app.voting.models import Challenge, Vote
from app.voting.permissions.challenges import may_challenge
from app.voting.queries.results import challenge_by_key


def challenge(session: Session, actor: Actor, vote: Vote, *, text: str, name: str, contact: str, once: str, now: datetime) -> Challenge:
    """The challenge, stored once however often the form is sent. Raises `Refused` outside the days for it."""
    if known := challenge_by_key(session, vote.id, once):
        return known
    require(may_challenge(vote, today(now)))
    made = Challenge(
        vote_id=vote.id, participant_id=actor.participant_id, receipt_code=new_code(), submission_key=once, name=name, contact=contact,
        text=text, created_at=now,
    )
    try:
        with session.begin_nested():
            session.add(made)
    except IntegrityError:
        known = challenge_by_key(session, vote.id, once)
        if known is None:
            raise
        return known
    record(session, actor, "voting.challenge", made, now=now, site_id=vote.site_id, vote_id=vote.id)
    return made
