"""Counting a closed vote by the rules that were published, and checking it against the register. Once, for ever."""

import json
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.audit.actions import record
from app.core.clock import today
from app.core.states import move
from app.core.verdicts import Refused, no, require
from app.core.i18n import _l
from app.people.rules import Actor
from app.sites.models import Site
from app.voting.actions.room.merging import look_at_room
from app.voting.methods import Outcome
from app.voting.methods import count as counted
from app.voting.models import Incident, Vote
from app.voting.permissions.preparing import may_count
from app.voting.queries import boxes, outcomes, votes
from app.voting.queries import frozen as checks
from app.voting.queries.room import paper
from app.voting.rules.preparing import frozen
from app.voting.rules.register import by_sign, turnout
from app.voting.rules.states import TRANSITIONS

TAMPERED = no(
    _l("Les règles publiées à l’ouverture ont été changées hors de ce site : le vote ne peut pas être compté."),
    _l("Prévenez la personne qui gère le site. Un incident est noté."),
)


def count(session: Session, actor: Actor, site: Site, vote: Vote, *, now: datetime) -> Vote:
    """Count the ballots of an open or secret vote. Raises `Refused` when paper is pending or the published rules were changed."""
    session.refresh(vote, with_for_update=True)
    require(may_count(actor, site, vote, envelopes=paper.unmerged(session, vote.id)))
    check = sound_rules(session, vote)
    found = boxes.ballots(session, vote)
    look(session, vote, check, len(found), now)
    return publish(session, actor, vote, counted(frozen.question_of(vote), found), ballots=len(found), now=now)


def sound_rules(session: Session, vote: Vote) -> checks.Check:
    """The check of the published rules. Raises `Refused` when they are not those of the opening."""
    check = checks.check(session, vote)
    if not check.text:
        raise Refused(TAMPERED)
    return check


def publish(session: Session, actor: Actor, vote: Vote, outcome: Outcome, *, ballots: int, now: datetime) -> Vote:
    """Store an outcome with turnout and quorum; from now on people can read it, and contest it for `challenge_days`."""
    rules = frozen.rules_of(vote)
    parts = outcomes.quorum_parts(session, vote, rules["quorum"])
    register = votes.register_of(session, vote.id)
    vote.result = {
        "outcome": json.loads(outcome.to_json()),
        "ballots": ballots,
        "turnout": {"roll": vote.roll_size, "voted": turnout(register), "ways": {sign.name.lower(): n for sign, n in by_sign(register).items()}},
        "groups": outcomes.turnout_by_group(session, vote.id, register),
        "quorum": [{"group": part.group, "base": part.base, "needed": part.needed, "voted": part.voted} for part in parts],
        "proclaimed": all(part.reached for part in parts),
    }
    vote.result_hash = frozen.digest(frozen.canonical(vote.result))
    vote.challenge_until = today(now) + timedelta(days=int(rules["challenge_days"]))
    move(vote, TRANSITIONS, "count")
    vote.counted_at = now
    proclaimed = bool(vote.result["proclaimed"])
    record(session, actor, "voting.count", vote, now=now, result=vote.result_hash, proclaimed=proclaimed)
    return vote


def note_tampering(session: Session, vote: Vote, *, now: datetime) -> bool:
    """Note once that a vote cannot be counted because its published rules were changed. False when it was noted before."""
    known = select(Incident.id).where(Incident.vote_id == vote.id, Incident.kind == "rules_changed")
    if session.scalar(known) is not None:
        return False
    session.add(Incident(vote_id=vote.id, kind="rules_changed", text="", at=now))
    return True


def look(session: Session, vote: Vote, check: checks.Check, ballots: int, now: datetime) -> None:
    """What does not agree is noted for ever, with its numbers; it never stops a count by the published rules."""
    signed = turnout(votes.register_of(session, vote.id))
    look_at_room(session, vote, now=now)
    if not check.columns:
        session.add(Incident(vote_id=vote.id, kind="columns_changed", text=", ".join(check.changed), at=now))
    if not check.roll:
        session.add(Incident(vote_id=vote.id, kind="roll_changed", text="", at=now))
    if signed != ballots:
        session.add(Incident(vote_id=vote.id, kind="turnout_differs", text=f"{signed} / {ballots}", at=now))
