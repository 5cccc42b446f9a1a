"""Envelopes: counted by hand, then typed sheet by sheet by two people who do not see each other's sheets.

Each verb holds the envelope first. `place` is how many sheets the form's own page had seen: a form sent twice adds one sheet.
"""

from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.orm import Session

from app.audit.actions import record
from app.core.verdicts import Refused, no, require
from app.core.i18n import _l
from app.people.rules import Actor
from app.sites.models import Site
from app.voting.models import PaperBallot, PaperBatch, Vote
from app.voting.permissions.room import may_recount, may_type, reads_paper
from app.voting.queries.room.paper import Envelope, envelope
from app.voting.rules.room.sheets import Sheet

ENOUGH = no(
    _l("Toutes les feuilles comptées à la main sont saisies."), _l("Il en reste une ? Recomptez l’enveloppe, puis corrigez son nombre de feuilles."),
)


def add_envelope(session: Session, actor: Actor, site: Site, vote: Vote, *, label: str, papers: int, now: datetime) -> PaperBatch:
    """An envelope as it was opened: its name and how many sheets were counted by hand."""
    session.refresh(vote, with_for_update=True)
    require(reads_paper(actor, site, vote))
    made = PaperBatch(vote_id=vote.id, label=label, papers=papers, created_by_id=actor.account_id, created_at=now)
    session.add(made)
    session.flush()
    record(session, actor, "voting.open_envelope", vote, now=now, envelope=made.id, papers=papers)
    return made


def recount(session: Session, actor: Actor, site: Site, vote: Vote, batch: PaperBatch, papers: int, *, now: datetime) -> None:
    """The sheets were counted again by hand."""
    hold(session, batch)
    require(may_recount(actor, site, vote, batch))
    if batch.papers != papers:
        record(session, actor, "voting.recount_envelope", vote, now=now, envelope=batch.id, papers=papers, before=batch.papers)
        batch.papers = papers


def type_sheet(session: Session, actor: Actor, site: Site, vote: Vote, batch: PaperBatch, sheet: Sheet, *, place: int) -> bool:
    """One sheet more. False when this form was sent before. Raises `Refused` when all are typed, or somebody else's turn it is."""
    held = hold(session, batch)
    require(may_type(actor, site, vote, held))
    pile = held.of(actor.account_id)
    if place != len(pile.sheets):
        return False
    if len(pile.sheets) >= batch.papers:
        raise Refused(ENOUGH)
    session.add(PaperBallot(batch_id=batch.id, typed_by_id=pile.typist, elector_id=sheet.elector, marks=sheet.written()))
    session.flush()
    return True


def correct(session: Session, actor: Actor, site: Site, vote: Vote, batch: PaperBatch, row: int, sheet: Sheet) -> bool:
    """Type one of one's own sheets again, because the two piles differ. False when it is not one's own."""
    held = hold(session, batch)
    require(may_type(actor, site, vote, held))
    found = session.get(PaperBallot, row)
    if found is None or row not in held.of(actor.account_id).ids:
        return False
    found.marks, found.elector_id = sheet.written(), sheet.elector
    session.flush()
    return True


def undo(session: Session, actor: Actor, site: Site, vote: Vote, batch: PaperBatch, *, place: int) -> bool:
    """Take one's own last sheet away again."""
    held = hold(session, batch)
    require(may_type(actor, site, vote, held))
    pile = held.of(actor.account_id)
    if not pile.ids or place != len(pile.ids):
        return False
    session.execute(delete(PaperBallot).where(PaperBallot.id == pile.ids[-1]))
    return True


def start_over(session: Session, actor: Actor, site: Site, vote: Vote, batch: PaperBatch, *, now: datetime) -> None:
    """Throw one's own sheets of the envelope away."""
    held = hold(session, batch)
    require(may_type(actor, site, vote, held))
    session.execute(delete(PaperBallot).where(PaperBallot.batch_id == batch.id, PaperBallot.typed_by_id == actor.account_id))
    record(session, actor, "voting.start_over_envelope", vote, now=now, envelope=batch.id)


def hold(session: Session, batch: PaperBatch) -> Envelope:
    """The envelope as it is now; nobody else changes it until the transaction ends."""
    session.refresh(batch, with_for_update=True)
    return envelope(session, batch)
