"""A phone in the room comes in: one ballot a browser, and the page says plainly that nobody is checked."""

import hashlib
import hmac

from sqlalchemy.orm import Session

from app.core import clock
from app.core.text.codes import digest, new_token
from app.core.verdicts import require
from app.voting.actions.casting import hold_register
from app.voting.actions.entering import free_number
from app.voting.models import Elector, Vote
from app.voting.permissions.casting import on_the_roll, takes_ballots
from app.voting.permissions.room import may_enter_by_device
from app.voting.queries import electors
from app.voting.rules import ways_in
from app.voting.rules.states import Reach


def enter_by_device(session: Session, key: str, vote: Vote, participant_id: int, *, language: str) -> Elector:
    """The elector of this browser, made now when it comes for the first time.

    Of the browser only a keyed digest stays, good for this vote alone; its place in the register is drawn among the free ones. No
    audit entry. Raises `Refused` when the vote is not open, or knows another way in.
    """
    require(may_enter_by_device(vote))
    hold_register(session, vote)
    require(takes_ballots(vote, clock.now()))
    person = _device_key(key, vote.id, participant_id)
    known = electors.by_key(session, vote.id, [person])
    if known is not None:
        require(on_the_roll(vote, known))
        return known
    return add_elector(session, key, vote, person, reach=Reach.DEVICE, language=language)


def add_elector(session: Session, key: str, vote: Vote, person: str, *, reach: Reach, language: str = "fr") -> Elector:
    """A line of the roll made during a vote of a meeting. The register is held."""
    nonce = new_token()
    elector = Elector(
        vote_id=vote.id, number=free_number(electors.numbers(session, vote.id)), key=person, nonce=nonce, reach=reach, language=language,
        link_digest=digest(ways_in.link_secret(key, nonce)), code_digest=ways_in.code_digest(key, ways_in.code(key, nonce)),
    )
    session.add(elector)
    session.flush()
    return elector


def _device_key(key: str, vote_id: int, participant_id: int) -> str:
    return "device:" + hmac.new(key.encode(), f"elector-device:{vote_id}:{participant_id}".encode(), hashlib.sha256).hexdigest()
