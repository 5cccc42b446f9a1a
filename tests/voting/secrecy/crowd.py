"""A crowd that votes through the public verbs, one transaction each, as the web does; and what somebody keeps for themselves."""

import random
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.core import clock
from app.core.db import Database
from app.people.rules import system
from app.sites.models import Site
from app.voting.actions.casting import cast
from app.voting.actions.closing import close
from app.voting.jobs import BOXES
from app.voting.models import Elector, Vote
from tests.conftest import KEY
from tests.voting.factory import Made

CHOICES = ("yes", "no", "abstain")


@dataclass
class Voted:
    """The truth, which only the voters know: in which order they came and what each chose; and their receipts."""

    order: list[Elector]
    choices: dict[int, str]
    receipts: dict[int, str]


def everybody_votes(database: Database, made: Made, seed: int = 1) -> Voted:
    """All electors vote in a random order, each for a random choice."""
    dice = random.Random(seed)
    order = list(made.electors)
    dice.shuffle(order)
    told = Voted(order, {elector.id: dice.choice(CHOICES) for elector in order}, {})
    for elector in order:
        with database.transaction() as session:
            marks = {told.choices[elector.id]: 1}
            done = cast(session, KEY, vote(session, made), session.get_one(Elector, elector.id), marks, once=f"once {elector.id}")
            told.receipts[elector.id] = done.receipt
    return told


def vote(session: Session, made: Made) -> Vote:
    """The vote as that session sees it."""
    return session.get_one(Vote, made.vote.id)


def closed(database: Database, made: Made) -> None:
    """Close by the clock, and empty the files, as the minute's job does."""
    with database.transaction() as session:
        found = vote(session, made)
        found.closes_at = clock.now()
        session.flush()
        close(session, system("clock"), session.get_one(Site, found.site_id), found, now=clock.now())
    database.forget_deleted(*BOXES)
