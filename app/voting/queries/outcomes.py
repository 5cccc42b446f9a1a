"""Reading what came out of a vote: its outcome, who took part by group and way, the quorum."""

import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.voting.methods import Outcome, from_json
from app.voting.models import Attendance, Challenge, Elector, Incident, Vote
from app.voting.queries.roll import electors, groups
from app.voting.queries.votes import register_of
from app.voting.rules.cells import SMALLEST
from app.voting.rules.quorum import Part, Quorum, parts
from app.voting.rules.register import by_group
from app.voting.rules.states import Secrecy


def outcome_of(vote: Vote) -> Outcome | None:
    """What the count found; None before it."""
    return from_json(json.dumps(vote.result.get("outcome", vote.result))) if vote.result else None


def is_whole(vote: Vote, outcome: Outcome) -> bool:
    """Whether every number may be shown: in a secret vote of fewer than five ballots they would tell who chose what."""
    return vote.secrecy == Secrecy.OPEN or outcome.totals.cast >= SMALLEST


def quorum_parts(session: Session, vote: Vote, stored: Mapping[str, Any]) -> tuple[Part, ...]:
    """The quorum as it stands now, by the vote's rule."""
    quorum = Quorum.of(stored)
    if quorum.share is None:
        return ()
    present = select(Elector.number).join(Attendance, Attendance.elector_id == Elector.id).where(Attendance.vote_id == vote.id)
    roll = groups(electors(session, vote.id))
    return parts(quorum, roll, register_of(session, vote.id), set(session.scalars(present)))


def turnout_by_group(session: Session, vote_id: int, register: bytes) -> dict[str, dict[str, int]]:
    """{group: {"roll": electors, "voted": how many of them}}; empty when the roll has no groups. For after the close."""
    roll = groups(electors(session, vote_id))
    if set(roll) <= {""}:
        return {}
    voted = by_group(register, roll)
    return {name: {"roll": len(numbers), "voted": voted[name]} for name, numbers in sorted(roll.items())}


def incidents(session: Session, vote_id: int) -> list[Incident]:
    """What went wrong or looked odd, oldest first."""
    return list(session.scalars(select(Incident).where(Incident.vote_id == vote_id).order_by(Incident.id)))


def challenges(session: Session, vote_id: int) -> list[Challenge]:
    """Who contests the vote, oldest first."""
    return list(session.scalars(select(Challenge).where(Challenge.vote_id == vote_id).order_by(Challenge.id)))
