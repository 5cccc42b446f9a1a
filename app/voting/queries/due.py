"""Which votes wait for the clock, and for what. Cheap reads, because the worker asks every few seconds."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, exists, select
from sqlalchemy.orm import Session, aliased

from app.audit.models import Entry
from app.sites.models import Site
from app.voting.models import Incident, PaperBatch, SealedBox, Trustee, Vote, VoteResult
from app.voting.rules.states import BatchState, Secrecy, VoteState

BEFORE_CLOSING = timedelta(days=2)
FRESH = timedelta(days=1)
"""So long after the opening nobody is reminded by the clock: the invitation is fresh."""


def steps(session: Session, now: datetime) -> list[tuple[str, int]]:
    """(step, vote) in the order to be taken."""
    return [(name, vote_id) for name, condition in _conditions(now) for vote_id in session.scalars(select(Vote.id).where(condition))]


def unforgotten(session: Session) -> list[int]:
    """Closed votes whose files still hold what the boxes held before the close, or before an envelope was poured in."""
    closed = Vote.state.in_((VoteState.CLOSED, VoteState.COUNTED))
    poured = aliased(Entry)
    of_vote = (poured.subject_kind == "vote") & (poured.subject_id == Vote.id)
    later = exists().where(of_vote, poured.verb == "voting.merge_paper", ~_said("voting.forget").where(Entry.id > poured.id).correlate(poured, Vote))
    return list(session.scalars(select(Vote.id).where(closed, ~_said("voting.forget") | later).order_by(Vote.id)))


def unaudited(session: Session) -> list[int]:
    """Sealed votes whose board nobody has audited since they were closed, or since they were counted."""
    audits = exists().where(Entry.subject_kind == "vote", Entry.subject_id == Vote.id, Entry.verb == "voting.audit_board")
    closed = (Vote.state == VoteState.CLOSED) & ~audits.where(Entry.at >= Vote.closed_at)
    counted = (Vote.state == VoteState.COUNTED) & ~audits.where(Entry.at >= Vote.counted_at)
    return list(session.scalars(select(Vote.id).where(Vote.secrecy == Secrecy.SEALED, closed | counted).order_by(Vote.id)))


def site_of(session: Session, vote: Vote) -> Site:
    """The vote's site."""
    return session.get_one(Site, vote.site_id)


def _conditions(now: datetime) -> Iterator[tuple[str, ColumnElement[bool]]]:
    running = (Vote.state == VoteState.OPEN) & (Vote.opens_at <= now) & (Vote.closes_at > now)
    yield "close", (Vote.state == VoteState.OPEN) & (Vote.closes_at <= now)
    yield "announce", running & ~_said("voting.announce")
    soon = (Vote.closes_at <= now + BEFORE_CLOSING) & (Vote.opens_at <= now - FRESH)
    yield "remind", running & soon & ~_said("voting.remind", since=now - BEFORE_CLOSING)
    paper = exists().where(PaperBatch.vote_id == Vote.id, PaperBatch.state != BatchState.MERGED)
    stopped = exists().where(Incident.vote_id == Vote.id, Incident.kind == "rules_changed")
    sealed = (Vote.state == VoteState.CLOSED) & (Vote.secrecy == Secrecy.SEALED)
    yield "add_up", sealed & exists().where(SealedBox.vote_id == Vote.id, SealedBox.tally == "")
    added = exists().where(SealedBox.vote_id == Vote.id, SealedBox.tally != "")
    lacking = exists().where(Trustee.vote_id == Vote.id, Trustee.partial == "")
    yield "open_box", sealed & added & ~lacking & ~stopped
    yield "count", (Vote.state == VoteState.CLOSED) & (Vote.secrecy != Secrecy.SEALED) & Vote.paper.is_(False) & ~paper & ~stopped
    handed = exists().where(VoteResult.vote_id == Vote.id)
    yield "hand_over", _is_news() & ~handed


def _is_news() -> ColumnElement[bool]:
    """Proclaimed, and not merely the first of two rounds; a vote of two minutes in a meeting stays with the meeting."""
    proclaimed = Vote.result["proclaimed"].as_boolean().is_(True)
    first_round = Vote.result["outcome"]["verdict"].as_string() == "second_round"
    return (Vote.state == VoteState.COUNTED) & proclaimed & ~first_round & Vote.live.is_(False)


def _said(verb: str, since: datetime | None = None) -> ColumnElement[bool]:
    entry = exists().where(Entry.subject_kind == "vote", Entry.subject_id == Vote.id, Entry.verb == verb)
    return entry.where(Entry.at >= since) if since else entry
