"""Handing out codes on paper: noted each time, because whoever holds a letter can vote."""

from datetime import datetime

from sqlalchemy.orm import Session

from app.audit.actions import record
from app.core.i18n import _l
from app.core.verdicts import Refused, no, require
from app.people.rules import Actor
from app.sites.models import Site
from app.voting.models import Vote
from app.voting.permissions.preparing import gives_out_codes
from app.voting.rules.states import VoteState


def hand_out(session: Session, actor: Actor, site: Site, vote: Vote, number: int, *, now: datetime) -> None:
    """Note that so many letters were printed. Raises `Refused` once nobody can vote with them any more."""
    require(gives_out_codes(actor, site))
    if vote.state not in {VoteState.DRAFT, VoteState.OPEN}:
        raise Refused(no(_l("Ce vote est fini : ces codes n’ouvrent plus rien.")))
    record(session, actor, "voting.hand_out_letters", vote, now=now, letters=number)
