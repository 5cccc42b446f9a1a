"""Somebody comes in with a confirmed contact, where a vote is for everyone on the site: one contact, one line of the roll."""

import secrets
from collections.abc import Iterable

from sqlalchemy.orm import Session

from app.core import clock
from app.core.text.codes import digest, new_token
from app.core.verdicts import require
from app.voting.actions.casting import hold_register
from app.voting.models import Elector, Vote
from app.voting.permissions.casting import may_enter_by_contact, on_the_roll, takes_ballots
from app.voting.queries import electors
from app.voting.rules import ways_in
from app.voting.rules.contacts import elector_key, mailbox
from app.voting.rules.states import Reach

ROOM = 1024
"""Places in the register among which the first newcomers are dealt out; more are added as it fills."""


def enter_by_contact(session: Session, key: str, vote: Vote, addresses: Iterable[str], *, language: str, participant_id: int | None) -> Elector:
    """The elector of somebody whose addresses were all confirmed; the line is made now when none of them came in before.

    Of the address only a keyed digest stays. The place in the register is drawn among the free ones. No audit entry: coming
    in is nobody's business. Raises `Refused` when the vote is not open, or knows another proof, or struck them off.
    """
    require(may_enter_by_contact(vote))
    hold_register(session, vote)
    require(takes_ballots(vote, clock.now()))
    boxes = [box for address in addresses if (box := mailbox(address))]
    if not boxes:
        raise ValueError("no address to know them by")
    known = electors.by_key(session, vote.id, [elector_key(key, vote.id, box) for box in boxes])
    if known is not None:
        require(on_the_roll(vote, known))
        return known
    return _newcomer(session, key, vote, boxes[0], language, participant_id)


def _newcomer(session: Session, key: str, vote: Vote, box: str, language: str, participant_id: int | None) -> Elector:
    nonce = new_token()
    elector = Elector(
        vote_id=vote.id, number=free_number(electors.numbers(session, vote.id)), key=elector_key(key, vote.id, box), nonce=nonce,
        reach=Reach.EMAIL if "@" in box else Reach.SMS, language=language, participant_id=participant_id,
        link_digest=digest(ways_in.link_secret(key, nonce)), code_digest=ways_in.code_digest(key, ways_in.code(key, nonce)),
    )
    session.add(elector)
    session.flush()
    return elector


def free_number(taken: set[int]) -> int:
    """A place drawn among the free ones of a register at least twice as large as its roll."""
    room = ROOM
    while room < 2 * (len(taken) + 1):
        room *= 2
    return secrets.choice([number for number in range(1, room + 1) if number not in taken])
