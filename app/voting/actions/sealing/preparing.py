"""Before the opening: who holds the keys, their public halves, and the published list of codes.

Secret halves are made in the trustees' browsers, codes in that of the person who keeps them; neither ever comes here.
"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, insert, update
from sqlalchemy.orm import Session

from app.audit.actions import record
from app.core.text.codes import digest, new_token
from app.core.verdicts import Refused, require
from app.people.rules import Actor, system
from app.sites.models import Site
from app.voting.actions.preparing import hold_draft
from app.voting.models import Credential, SealedBox, Trustee, Vote
from app.voting.permissions import sealing as permissions
from app.voting.queries import board
from app.voting.queries.roll import electors
from app.voting.rules import ways_in
from app.voting.sealed import box, credentials, trustees
from app.voting.sealed.election import new_uuid
from app.voting.sealed.encoding import hex_digest, load

Person = tuple[str, str]
"""Name and e-mail."""
TRUSTEE, BATCH = system("trustee"), 500


def name_trustees(session: Session, actor: Actor, site: Site, vote: Vote, people: Sequence[Person], *, key: str, now: datetime) -> None:
    """Choose who holds the keys, from one to five. Whoever stays keeps their link and their key; the others' are worthless from now on."""
    hold_draft(session, actor, site, vote)
    require(permissions.may_name(people))
    begin(session, vote)
    known = {(each.name, each.email): each for each in board.trustees(session, vote.id)}
    for gone in known.keys() - set(people):
        session.delete(known[gone])
    session.execute(update(Trustee).where(Trustee.vote_id == vote.id).values(position=-Trustee.position))
    session.flush()
    for position, person in enumerate(people, 1):
        found = known.get(person) or _trustee(vote, person, key)
        found.position = position
        session.add(found)
    session.flush()
    record(session, actor, "voting.name_trustees", vote, now=now, trustees=len(people))


def begin(session: Session, vote: Vote) -> SealedBox:
    """The box of a sealed vote, with the identifier that codes are made for."""
    found = board.box(session, vote.id)
    if found is None:
        found = SealedBox(vote_id=vote.id, uuid=new_uuid())
        session.add(found)
        session.flush()
    return found


def give_key(session: Session, vote: Vote, trustee: Trustee, message: str, *, now: datetime) -> None:
    """A trustee's public key with its proof; again before the opening replaces it. Raises `Refused` with a sentence."""
    session.refresh(vote, with_for_update=True)
    require(permissions.may_give_key(vote))
    session.refresh(trustee)
    try:
        public = trustees.check_key(message)
    except ValueError:
        raise Refused(permissions.BAD_KEY) from None
    others = [each for each in board.trustees(session, vote.id) if each.id != trustee.id and each.public_key]
    if public in {trustees.check_key(each.public_key) for each in others}:
        raise Refused(permissions.SAME_KEY)
    if trustee.public_key != message:
        trustee.public_key = message
        record(session, TRUSTEE, "voting.give_key", vote, now=now, trustee=trustee.position, key=hex_digest(message))


def publish_codes(session: Session, actor: Actor, site: Site, vote: Vote, published: Sequence[str], *, now: datetime) -> None:
    """The list of public codes, one for each person on the roll; what was there before is replaced, and those codes open nothing.

    Raises `Refused`: once the vote is open, for another number than the roll's, for what is no list of codes.
    """
    session.refresh(vote, with_for_update=True)
    require(permissions.may_publish_codes(actor, site, vote))
    roll = electors(session, vote.id)
    if len(published) != len(roll):
        raise Refused(permissions.ROLL_CHANGED)
    try:
        text = box.roll_json(published)
    except ValueError:
        raise Refused(permissions.BAD_CODES) from None
    if set(credentials.read_roll(text).values()) != {1}:
        raise Refused(permissions.BAD_CODES)
    found = begin(session, vote)
    found.credentials, found.keeper_id, found.credentials_at = text, actor.account_id, now
    session.execute(delete(Credential).where(Credential.vote_id == vote.id))
    rows = [{"vote_id": vote.id, "digest": hex_digest(public), "public": public} for public in load(text)]
    for start in range(0, len(rows), BATCH):
        session.execute(insert(Credential), rows[start:start + BATCH])
    record(session, actor, "voting.publish_codes", vote, now=now, codes=len(rows), list=hex_digest(text))


def link_of(trustee: Trustee, key: str) -> str:
    """The secret of a trustee's private link."""
    return ways_in.trustee_secret(key, trustee.nonce)


def _trustee(vote: Vote, person: Person, key: str) -> Trustee:
    nonce = new_token()
    name, email = person
    return Trustee(vote_id=vote.id, position=0, name=name, email=email, nonce=nonce, link_digest=digest(ways_in.trustee_secret(key, nonce)))
