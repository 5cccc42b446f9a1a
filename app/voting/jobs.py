"""What the worker does for votes, every few seconds: announce, remind, close by the clock, forget, count, hand over.

Each step asks the database what is due and may run twice, or in two workers at once, without harm. A vote that fails stops no other.
"""

import logging
from collections.abc import Callable
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from app.core import clock
from app.core.db import Database
from app.core.settings import Settings
from app.core.verdicts import Refused
from app.people.rules import system
from app.voting.actions.aftermath import hand_over
from app.voting.actions.closing import close, forgotten
from app.voting.actions.counting import TAMPERED, count, note_tampering
from app.voting.actions.opening import announce, remind
from app.voting.actions.sealing.auditing import note_audit
from app.voting.actions.sealing.counting import add_up, open_box
from app.voting.models import BallotReceipt, Register, SecretBallot, Vote
from app.voting.queries import board, due
from app.voting.sealed.board.audit import audit
from app.voting.wording.minutes import result_text

CLOCK = system("clock")
BOXES = (SecretBallot.__tablename__, BallotReceipt.__tablename__, Register.__tablename__)
"""The tables whose history could join a voter and a ballot."""
Step = Callable[[Session, Vote, datetime], Any]

log = logging.getLogger("entendu.votes")


def run_votes(database: Database, _settings: Settings | None = None) -> int:
    """Everything that is due now; how many steps were taken. Cheap when there is nothing."""
    now = clock.now()
    with database.read() as session:
        todo = due.steps(session, now)
    done = sum(_take(database, STEPS[name], vote_id, now) for name, vote_id in todo if name in STEPS)
    return done + _forget(database) + _audit(database)


def _take(database: Database, step: Step, vote_id: int, now: datetime) -> bool:
    try:
        with database.transaction() as session:
            vote = session.get(Vote, vote_id)
            if vote is not None:
                step(session, vote, now)
        return True
    except Exception:
        log.exception("vote %s: %s", vote_id, step.__name__)
        return False


def _forget(database: Database) -> int:
    """Empty the files of what the closed boxes held before, then note it: a crash in between does it again."""
    with database.read() as session:
        waiting = due.unforgotten(session)
    if not waiting:
        return 0
    database.forget_deleted(*BOXES)
    with database.transaction() as session:
        for vote_id in waiting:
            vote = session.get(Vote, vote_id)
            if vote is not None:
                forgotten(session, CLOCK, vote, now=clock.now())
    return len(waiting)


def _audit(database: Database) -> int:
    """Audit the boards of closed sealed votes, outside any transaction: five hundred ballots take fifteen seconds."""
    with database.read() as session:
        boards = {vote_id: b"".join(board.published(session, found)) for vote_id in due.unaudited(session) if (found := board.box(session, vote_id))}
    for vote_id, raw in boards.items():
        report = audit(raw)
        with database.transaction() as session:
            note_audit(session, CLOCK, session.get_one(Vote, vote_id), report, now=clock.now())
    return len(boards)


def _announce(session: Session, vote: Vote, now: datetime) -> None:
    session.refresh(vote, with_for_update=True)
    announce(session, CLOCK, vote, now=now)


def _remind(session: Session, vote: Vote, now: datetime) -> None:
    session.refresh(vote, with_for_update=True)
    remind(session, CLOCK, due.site_of(session, vote), vote, now=now)


def _close(session: Session, vote: Vote, now: datetime) -> None:
    close(session, CLOCK, due.site_of(session, vote), vote, now=now)


def _count(session: Session, vote: Vote, now: datetime) -> None:
    site = due.site_of(session, vote)
    try:
        with session.begin_nested():
            count(session, CLOCK, site, vote, now=now)
    except Refused as refusal:
        log.warning("vote %s is not counted: %s", vote.id, refusal)
        note_tampering(session, vote, now=now)


def _add_up(session: Session, vote: Vote, now: datetime) -> None:
    add_up(session, CLOCK, vote, now=now)


def _open_box(session: Session, vote: Vote, now: datetime) -> None:
    site = due.site_of(session, vote)
    try:
        with session.begin_nested():
            open_box(session, CLOCK, site, vote, now=now)
    except Refused as refusal:
        log.warning("vote %s is not opened: %s", vote.id, refusal)
        if refusal.verdict is TAMPERED:
            note_tampering(session, vote, now=now)


def _hand_over(session: Session, vote: Vote, now: datetime) -> None:
    hand_over(session, CLOCK, due.site_of(session, vote), vote, result_text(vote), now=now)


STEPS: dict[str, Step] = {
    "announce": _announce, "remind": _remind, "close": _close, "count": _count, "add_up": _add_up, "open_box": _open_box, "hand_over": _hand_over,
}
