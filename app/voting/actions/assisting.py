"""Lending a device to an elector at the desk."""

from datetime import datetime

from sqlalchemy.orm import Session

from app.audit.actions import record
from app.core.verdicts import require
from app.people.rules import Actor
from app.sites.models import Site
from app.voting.models import Elector, Vote
from app.voting.permissions.assisting import may_open_kiosk
from app.voting.queries.votes import register_of
from app.voting.rules.register import sign_of


def open_kiosk(session: Session, actor: Actor, site: Site, vote: Vote, elector: Elector, *, now: datetime) -> None:
    """Note that this agent lends a device in this vote; for whom is not written down. Raises `Refused`, or says that they have voted."""
    require(may_open_kiosk(actor, site, vote, elector, sign_of(register_of(session, vote.id), elector.number), now))
    record(session, actor, "voting.lend_device", vote, now=now)
