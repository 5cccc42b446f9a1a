"""Leaving an address for the answer."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.audit.actions import record
from app.core.db import upsert
from app.people.models import Contact
from app.people.rules import Actor, normalise_address


POSTAL_LIMIT = 240


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
    return _keep(session, actor, participant_id, channel, spelled, language, now, site_id)


def leave_postal(
    session: Session, actor: Actor, participant_id: int, address: str, language: str, *, now: datetime, site_id: int | None = None
) -> Contact:
    """Keep a name and street for a printed answer; empty when the person fetches the letter where they spoke."""
    return _keep(session, actor, participant_id, "post", address.strip()[:POSTAL_LIMIT], language, now, site_id)


def _keep(
    session: Session, actor: Actor, participant_id: int, channel: str, spelled: str, language: str, now: datetime, site_id: int | None
) -> Contact:
    values = dict(participant_id=participant_id, channel=channel, address=spelled, language=language, created_at=now)
    upsert(session, Contact, values, ["participant_id", "channel", "address"], ["language"])
    contact = session.scalars(
        select(Contact).where(Contact.participant_id == participant_id, Contact.channel == channel, Contact.address == spelled)
    ).one()
    record(session, actor, "people.leave_contact", contact, now=now, site_id=site_id, participant_id=participant_id, channel=channel)
    return contact
