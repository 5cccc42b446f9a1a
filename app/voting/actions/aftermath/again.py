"""Voting again: a second meeting when the quorum was missed, a second round when nobody had the majority. Each is a new draft."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.audit.actions import record
from app.core.verdicts import require
from app.people.rules import Actor
from app.sites.models import Site
from app.voting.actions.preparing import copy_roll, create, set_options
from app.voting.actions.preparing.options import COLUMNS
from app.voting.models import Vote, VoteOption
from app.voting.permissions.preparing import may_meet_again, may_vote_again
from app.voting.queries.outcomes import outcome_of
from app.voting.rules.preparing import frozen

KEPT = (
    "details", "method", "settings", "secrecy", "audience", "proof", "binding", "follow_up", "follow_team_id", "what_happens", "contact_name",
    "contact_phone", "contact_hours", "quorum", "proxies", "paper", "challenge_days", "process_id", "live",
)


def second_meeting(
    session: Session, actor: Actor, site: Site, vote: Vote, *, quorum: Mapping[str, Any], question: str, key: str, now: datetime
) -> Vote:
    """The same question to the same people under another quorum: a draft that lacks only its dates."""
    require(may_meet_again(actor, site, vote))
    again = _again(session, actor, site, vote, question=question, options=None, key=key, now=now)
    again.quorum = dict(quorum)
    return again


def second_round(session: Session, actor: Actor, site: Site, vote: Vote, *, question: str, key: str, now: datetime) -> Vote:
    """The options that qualified, to the same people: a draft that lacks only its dates."""
    outcome = outcome_of(vote)
    require(may_vote_again(actor, site, vote, outcome))
    finalists = set(outcome.facts["finalists"]) if outcome else set()
    again = _again(session, actor, site, vote, question=question, options=finalists, key=key, now=now)
    again.settings = {**again.settings, "round": 2}
    return again


def _again(
    session: Session, actor: Actor, site: Site, vote: Vote, *, question: str, options: set[str] | None, key: str, now: datetime
) -> Vote:
    """Made once: a second tap finds the draft of the first."""
    session.refresh(vote, with_for_update=True)
    made = session.scalars(select(Vote).where(Vote.previous_id == vote.id).order_by(Vote.id)).first()
    if made is not None:
        return made
    again = create(session, actor, site, question=question[:200], council_id=vote.council_id, previous_id=vote.id, now=now)
    for name in KEPT:
        setattr(again, name, getattr(vote, name))
    again.settings = dict(frozen.rules_of(vote)["settings"])
    session.flush()
    known = session.scalars(select(VoteOption).where(VoteOption.vote_id == vote.id).order_by(VoteOption.position, VoteOption.id))
    rows = [
        {"key": option.key, **{name: getattr(option, name) for name in COLUMNS}} for option in known if options is None or option.key in options
    ]
    set_options(session, actor, site, again, rows, now=now)
    copy_roll(session, actor, site, again, vote, key=key, now=now)
    record(session, actor, "voting.vote_again", vote, now=now, again=again.id)
    return again
