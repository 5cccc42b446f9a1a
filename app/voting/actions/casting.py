"""A ballot goes into the box: sign-off, ballot and receipt in one transaction, behind one lock a vote.

In a secret vote nothing of it joins elector and ballot: the ballot has a random key, no time and no name, the audit entry
speaks of the vote only, and no row of the elector is touched.
"""

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.audit.actions import record
from app.core import clock
from app.core.db import upsert
from app.core.verdicts import Refused, require
from app.people.rules import system
from app.voting.models import BallotReceipt, Elector, OpenBallot, Register, SecretBallot, Vote
from app.voting.permissions.casting import NOT_NOW, SEALED, may_cast
from app.voting.queries import boxes
from app.voting.rules.receipts import receipt_digest, receipt_of
from app.voting.rules.register import sign_of, signed
from app.voting.rules.states import Secrecy, Sign
from app.voting.rules.timing import Phase

BOOTH = system("booth")


class KeyTaken(Exception):
    """The form's key was used for another ballot: the page must be drawn again with a fresh one. Nothing was counted."""


@dataclass(frozen=True)
class Cast:
    """What the booth answers. `again`: the very same form had come before, and nothing was counted this time."""

    receipt: str
    again: bool = False


def hold_register(session: Session, vote: Vote) -> Register:
    """Stand alone before the vote's register until the transaction ends, and see the vote as it is now.

    Whoever changes who has voted or whether one may vote takes this first, then asks `clock.now()` again: that makes the close
    a fence. Raises `Refused` when the vote was never opened.
    """
    query = select(Register).where(Register.vote_id == vote.id).with_for_update().execution_options(populate_existing=True)
    register = session.scalars(query).first() or session.scalars(query).first()  # the close replaces the row one has waited for
    session.refresh(vote)
    if register is None:
        raise Refused(NOT_NOW[Phase.DRAFT])
    return register


def cast(
    session: Session, key: str, vote: Vote, elector: Elector, marks: Mapping[str, Any], *, once: str, sign: Sign = Sign.ONLINE
) -> Cast:
    """An elector's own ballot. The same `once` again gives the same receipt. Raises `Refused` with a sentence, or `KeyTaken`."""
    register = hold_register(session, vote)
    now, before = clock.now(), sign_of(register.signs, elector.number)
    if known := cast_before(session, key, vote, before, once):
        return known
    session.refresh(elector)
    require(may_cast(vote, elector, before, now))
    return put(session, key, vote, register, elector, marks, once=once, sign=sign, now=now)


def put(
    session: Session, key: str, vote: Vote, register: Register, elector: Elector, marks: Mapping[str, Any], *, once: str, sign: Sign,
    now: datetime,
) -> Cast:
    """The one indivisible act, once it is known to be allowed and the register is held: sign, ballot, receipt, audit entry."""
    if vote.secrecy == Secrecy.SEALED:
        raise Refused(SEALED)
    receipt = receipt_of(key, vote.id, once)
    if not upsert(session, BallotReceipt, {"vote_id": vote.id, "digest": receipt_digest(receipt)}, ["vote_id", "digest"]):
        raise KeyTaken
    register.signs = signed(register.signs, elector.number, sign)
    drop(session, vote, marks, elector=elector, now=now)
    record(session, BOOTH, "voting.cast", vote, now=now)
    return Cast(receipt)


def drop(
    session: Session, vote: Vote, marks: Mapping[str, Any], *, elector: Elector | None = None, weight: int = 1, now: datetime
) -> None:
    """Put a ballot into the box and nothing else. A paper ballot of a secret vote belongs to nobody: its `weight` is said."""
    if vote.secrecy == Secrecy.OPEN and elector is not None:
        values = {"vote_id": vote.id, "elector_id": elector.id, "marks": dict(marks), "cast_at": now}
        upsert(session, OpenBallot, values, ["vote_id", "elector_id"], ["marks", "cast_at"])
    elif vote.secrecy == Secrecy.SECRET:
        weight = elector.weight if elector is not None else weight
        session.add(SecretBallot(vote_id=vote.id, key=secrets.token_hex(16), marks=canonical(marks), weight=weight))
    else:
        raise ValueError("this ballot has no place in this box")
    session.flush()


def canonical(marks: Mapping[str, Any]) -> str:
    """One spelling for one choice: sorted keys, no spaces."""
    return json.dumps(marks, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def cast_before(session: Session, key: str, vote: Vote, before: Sign, once: str) -> Cast | None:
    """The receipt of the same form, sent before: by a double click, a second try, a lost answer."""
    receipt = receipt_of(key, vote.id, once)
    if before is Sign.NOT_YET or not boxes.holds_receipt(session, vote.id, receipt):
        return None
    return Cast(receipt, again=True)
