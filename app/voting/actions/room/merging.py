"""An envelope is poured into the box: every sheet or none, and then nothing tells a sheet from a ballot cast on a phone."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app.audit.actions import record
from app.core.i18n import _l
from app.core.verdicts import Refused, no, require
from app.people.rules import Actor
from app.sites.models import Site
from app.voting.actions.casting import drop, hold_register
from app.voting.actions.closing import rewrite
from app.voting.actions.room.envelopes import hold
from app.voting.models import Elector, Incident, OpenBallot, PaperBallot, PaperBatch, Register, Vote
from app.voting.permissions.room import may_merge
from app.voting.queries.room import paper
from app.voting.queries.votes import register_of
from app.voting.rules.register import sign_of, turnout
from app.voting.rules.room.sheets import Sheet, twice
from app.voting.rules.states import BatchState, Secrecy, Sign


def merge(session: Session, actor: Actor, site: Site, vote: Vote, batch: PaperBatch, *, now: datetime) -> PaperBatch:
    """Pour an envelope in. Raises `Refused` while the two piles differ. Again on a merged one changes nothing."""
    register = hold_register(session, vote)
    held = hold(session, batch)
    if batch.state == BatchState.MERGED:
        return batch
    require(may_merge(actor, site, vote, held))
    pour(session, vote, register, batch, held.piles[0].sheets if held.piles else (), now=now)
    record(session, actor, "voting.merge_paper", vote, now=now, envelope=batch.id, papers=batch.papers)
    return batch


def pour(session: Session, vote: Vote, register: Register, batch: PaperBatch, sheets: Sequence[Sheet], *, now: datetime) -> None:
    """Sheets become ballots, what was typed goes, and the box is written anew. The register is held."""
    owners = _owners(session, vote, register, sheets) if vote.secrecy == Secrecy.OPEN else {}
    for sheet in sheets:
        drop(session, vote, sheet.counted, elector=owners.get(sheet.elector or 0), weight=sheet.weight, now=now)
    session.execute(delete(PaperBallot).where(PaperBallot.batch_id == batch.id))
    batch.state, batch.merged_at = BatchState.MERGED, now
    rewrite(session, vote, register)


def look_at_room(session: Session, vote: Vote, *, now: datetime) -> None:
    """What the count notes of the room: sheets that do not agree with signatures, more ballots than people."""
    signed, papers = paper.signed_for(session, vote.id), paper.poured(session, vote.id)
    if signed != papers:
        session.add(Incident(vote_id=vote.id, kind="paper_differs", text=f"{papers} / {signed}", at=now))
    voted = turnout(register_of(session, vote.id))
    if vote.present is not None and voted > vote.present:
        session.add(Incident(vote_id=vote.id, kind="more_than_present", text=f"{voted} / {vote.present}", at=now))


def _owners(session: Session, vote: Vote, register: Register, sheets: Sequence[Sheet]) -> dict[int, Elector]:
    """Whose sheets these are, in an open vote: each has signed for paper, and has one sheet."""
    found = {one.id: one for one in session.scalars(select(Elector).where(Elector.vote_id == vote.id))}
    taken = set(session.scalars(select(OpenBallot.elector_id).where(OpenBallot.vote_id == vote.id))) | twice(sheets)
    for sheet in sheets:
        owner = found.get(sheet.elector or 0)
        if owner is None or sign_of(register.signs, owner.number) is not Sign.PAPER:
            reason = _l("Une feuille est au nom de quelqu’un qui n’a pas signé pour un papier.")
            raise Refused(no(reason, _l("Corrigez ce nom dans les deux saisies.")))
        if owner.id in taken:
            reason = _l("%(name)s a deux bulletins de papier.", name=owner.name)
            raise Refused(no(reason, _l("Gardez-en un seul, et notez un incident.")))
    return found
