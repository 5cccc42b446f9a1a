"""The board of a meeting: attendance, turnout and quorum as they stand now (a constant number of queries)."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.voting.models import Attendance, Elector, Vote
from app.voting.queries.roll import electors, groups
from app.voting.queries.votes import register_of
from app.voting.rules.quorum import Quorum
from app.voting.rules.room.board import Board, board
from app.voting.rules.timing import is_over


def board_of(session: Session, vote: Vote, now: datetime) -> Board:
    """The board of a vote in any state."""
    present = select(Elector.number).join(Attendance, Attendance.elector_id == Elector.id).where(Attendance.vote_id == vote.id)
    roll = groups(electors(session, vote.id))
    return board(
        Quorum.of(vote.quorum), roll, register_of(session, vote.id), set(session.scalars(present)), closed=is_over(vote, now),
    )
