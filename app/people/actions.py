"""Leaving an address, asking for a way in, coming in, going out."""

from datetime import datetime, timedelta

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app.audit.actions import record
from app.core.db import upsert
from app.core.text.codes import digest, new_token
from app.people import queries
from app.people.models import Account, Contact, SignInToken
from app.people.rules import Actor, normalise_address

TOKEN_LIFE = timedelta(minutes=10)


class BadAddress(ValueError):
    """What was typed is neither an e-mail address nor a phone number."""


def leave_contact(
    session: Session, actor: Actor, participant_id: int, channel: str, address: str, language: str, *, now: datetime,
    site_id: int | None = None,
) -> Contact:
    """Keep an address for the answer. The same one twice stays one row. Raises `BadAddress`."""
    spelled = normalise_address(address)
    if spelled is None or ("@" in spelled) != (channel == "email"):
        raise BadAddress(address)
    values = dict(participant_id=participant_id, channel=channel, address=spelled, language=language, created_at=now)
    upsert(session, Contact, values, ["participant_id", "channel", "address"], ["language"])
    contact = session.scalars(
        select(Contact).where(Contact.participant_id == participant_id, Contact.channel == channel, Contact.address == spelled)
    ).one()
    record(session, actor, "people.leave_contact", contact, now=now, site_id=site_id, participant_id=participant_id, channel=channel)
    return contact


def issue_token(
    session: Session, purpose: str, *, now: datetime, account: Account | None = None, address: str | None = None,
    contact_id: int | None = None, code: str | None = None, next_path: str = "", life: timedelta = TOKEN_LIFE,
) -> str:
    """A new single-use token for one purpose; earlier live ones of the same person and purpose die. Returns the secret itself."""
    mine = SignInToken.account_id == account.id if account else SignInToken.address == address
    session.execute(
        update(SignInToken).where(mine, SignInToken.purpose == purpose, SignInToken.used_at.is_(None)).values(used_at=now)
    )
    token = new_token()
    session.add(SignInToken(
        digest=digest(token), code_digest=digest(code) if code else None, purpose=purpose, account_id=account.id if account else None,
        contact_id=contact_id, address=address, next_path=next_path, created_at=now, expires_at=now + life,
    ))
    session.flush()
    return token


def redeem_token(session: Session, token: str, purpose: str, *, now: datetime) -> SignInToken | None:
    """Use a token once: the row when it was good, None when unknown, used, expired or made for something else."""
    found = queries.live_token(session, digest(token), purpose, now)
    if found is None:
        return None
    used = session.execute(
        update(SignInToken).where(SignInToken.id == found.id, SignInToken.used_at.is_(None)).values(used_at=now)
    )
    return found if used.rowcount == 1 else None  # type: ignore[attr-defined]
