"""A sealed ballot goes into the box: its line on the board and the elector's sign in the register, in one transaction, or neither.

The elector came with their own link, the ballot is signed with a code; nothing that is stored says that the two came together.
The board's order is public, the register is one value without an order, the entry in the log names the vote only.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from app.audit.actions import record
from app.core import clock
from app.core.verdicts import require
from app.voting.actions.casting import BOOTH, hold_register
from app.voting.actions.boards import append, last
from app.voting.models import Elector, Register, Vote
from app.voting.permissions.casting import may_cast, on_the_roll
from app.voting.queries import board
from app.voting.rules.register import sign_of, signed
from app.voting.rules.states import Sign
from app.voting.sealed import box, casting
from app.voting.sealed.ballots import BadBallot, Fault
from app.voting.sealed.board.findings import Receipt
from app.voting.sealed.election import read
from app.voting.sealed.encoding import hex_digest, hex_to_tracker
from app.voting.sealed.questions import Paper, rows


@dataclass(frozen=True)
class SealedCast:
    """What the booth answers. `digest` names the ballot on the board; `again`: these very bytes had come before."""

    receipt: Receipt
    digest: str
    again: bool = False


def cast(session: Session, vote: Vote, elector: Elector, raw: str, *, sign: Sign = Sign.ONLINE) -> SealedCast:
    """Put a ballot sealed in a browser into the box. The same bytes again give the same receipt, and nothing is counted.

    Proofs are checked before the register is held, so that voters do not wait for one another's. Raises `Refused` when the vote
    takes no ballots or they are not on the roll, `BadBallot` with its fault.
    """
    require(on_the_roll(vote, elector))
    digest = hex_digest(raw)
    found = board.box(session, vote.id)
    if found is None or not found.election:
        raise ValueError("this vote has no sealed box")
    if (known := receipt_of(session, vote, digest)) is not None:
        return SealedCast(known, digest, again=True)
    box.check_ballot(found.election, board.OnTheRoll(session, vote.id), (), raw)
    register = hold_register(session, vote)
    if (known := receipt_of(session, vote, digest)) is not None:
        return SealedCast(known, digest, again=True)
    session.refresh(elector)
    now = clock.now()
    require(may_cast(vote, elector, sign_of(register.signs, elector.number), now))
    return put(session, vote, register, elector, raw, sign=sign, now=now)


def put(session: Session, vote: Vote, register: Register, elector: Elector, raw: str, *, sign: Sign, now: datetime) -> SealedCast:
    """The one indivisible act, once the ballot is checked, it is known to be allowed and the register is held: line, sign, audit entry."""
    digest = hex_digest(raw)
    head = append(session, vote, box.cast(last(session, vote), raw))
    register.signs = signed(register.signs, elector.number, sign)
    record(session, BOOTH, "voting.cast", vote, now=now)
    session.flush()
    return SealedCast(Receipt(hex_to_tracker(digest), head), digest)


def receipt_of(session: Session, vote: Vote, digest: str) -> Receipt | None:
    """The receipt of a ballot in the box."""
    event = board.ballot_event(session, vote.id, digest)
    return Receipt(hex_to_tracker(digest), event.hash) if event is not None else None


def seal_here(session: Session, vote: Vote, paper: Paper, typed: str, marks: Mapping[str, int]) -> str:
    """Seal on the town's own machine, for somebody at the assisted desk who has no script: for an instant it sees the choice.

    Raises `BadBallot` for marks that are not allowed or a mistyped code. Nothing of it is stored.
    """
    found = board.box(session, vote.id)
    if found is None or not found.election:
        raise ValueError("this vote has no sealed box")
    try:
        sealed_rows = rows(paper, marks)
    except ValueError:
        raise BadBallot(Fault.MALFORMED) from None
    return casting.seal(read(found.election), typed, sealed_rows)
