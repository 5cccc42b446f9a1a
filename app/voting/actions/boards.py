"""Adding a line to a sealed vote's board. Whoever adds one holds the vote's register, so that lines come one after the other."""

from sqlalchemy.orm import Session

from app.voting.models import BoardData, BoardEvent, Vote
from app.voting.queries import board
from app.voting.sealed import box
from app.voting.sealed.board.chain import Kind, Step, read

ROOM = 10
"""Places kept for the pieces of each line, in the order of the published file."""


def last(session: Session, vote: Vote) -> str:
    """The text of the board's last line. Raises ValueError for a vote that has no board."""
    event = board.last_event(session, vote.id)
    if event is None:
        raise ValueError("this vote has no board")
    return event.text


def append(session: Session, vote: Vote, step: Step) -> str:
    """Store a step: its pieces and its line, or nothing at all. The new head of the chain."""
    event = read(step.event)
    for place, (digest, text) in enumerate(step.named_data.items()):
        session.add(BoardData(vote_id=vote.id, hash=digest, position=event.height * ROOM + place, text=text))
    session.add(BoardEvent(
        vote_id=vote.id, height=event.height, kind=event.kind.value, payload=event.payload, text=step.event, hash=step.digest,
    ))
    session.flush()
    return step.digest


def end(session: Session, vote: Vote) -> None:
    """The line after which no ballot can enter. Does nothing when it is there."""
    text = last(session, vote)
    if read(text).kind in {Kind.SETUP, Kind.BALLOT}:
        append(session, vote, box.close(text))
