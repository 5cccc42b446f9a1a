"""Printing sheets: their codes are drawn beforehand; a sheet that is spoilt, or was typed in wrongly, is put right."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import update
from sqlalchemy.orm import Session

from app.assisted.actions.slips import key_of
from app.assisted.models import SlipBatch, PaperSlip
from app.assisted.permissions import may_enter, may_undo, works_on_paper
from app.assisted.rules import BATCH_LIMIT, CARDS_LIMIT, TRANSITIONS, SlipState, once_key
from app.audit.actions import record
from app.contributions import actions as contributions
from app.contributions.models import Contribution
from app.core import states
from app.core.text.codes import digest, new_code
from app.core.verdicts import require
from app.people import queries as people
from app.people.rules import Actor
from app.processes import queries as processes
from app.processes.actions import take_no_part
from app.processes.queries import Sheet
from app.sites.models import Site
from app.statements import actions as statements
from app.statements import queries as cards_of
from app.statements.models import Statement


def print_batch(
    session: Session, actor: Actor, site: Site, *, sheet: Sheet | None, question: str, count: int, cards: Sequence[Statement] = (),
    label: str = "", now: datetime,
) -> SlipBatch:
    """Draw the codes of `count` sheets (1 to 200) on a consultation, or on an open question. Raises `Refused`, ValueError."""
    require(works_on_paper(actor, site))
    if not 1 <= count <= BATCH_LIMIT:
        raise ValueError("between 1 and 200 sheets")
    batch = SlipBatch(
        site_id=site.id, process_id=sheet.process.id if sheet else None, question=sheet.framing.question if sheet else question, label=label,
        cards=[card.id for card in cards][:CARDS_LIMIT], count=count, made_by_id=actor.account_id, made_at=now,
    )
    session.add(batch)
    session.flush()
    codes: set[str] = set()
    while len(codes) < count:
        codes.add(new_code())
    session.add_all(
        PaperSlip(batch_id=batch.id, site_id=site.id, process_id=batch.process_id, number=number, code=code)
        for number, code in enumerate(sorted(codes), start=1)
    )
    record(session, actor, "assisted.print_batch", batch, now=now, count=count, process_id=batch.process_id)
    return batch


def void_slip(session: Session, actor: Actor, site: Site, slip: PaperSlip, *, now: datetime) -> PaperSlip:
    """A sheet that came back empty or spoilt: nothing will be typed in from it."""
    require(may_enter(actor, site, slip))
    _move(session, actor, slip, "void", now)
    record(session, actor, "assisted.void_slip", slip, now=now)
    return slip


def undo_slip(session: Session, actor: Actor, site: Site, slip: PaperSlip, *, now: datetime) -> PaperSlip:
    """Put a sheet back among those to type in: what was typed is withdrawn, its boxes are no longer counted.

    The withdrawn input gives the printed code back and bears one that nobody holds. Raises `Refused` once the town studies
    or has answered it, or when the consultation is over: what was counted then stays.
    """
    require(may_undo(actor, site, slip, now))
    author = people.participant_by_digest(session, digest(f"taken:{once_key(site.id, key_of(slip))}"))
    if slip.state == SlipState.ENTERED and author is not None:
        person = replace(actor, participant_id=author.id)
        if slip.contribution_id and (input_ := session.get(Contribution, slip.contribution_id)):
            contributions.withdraw(session, person, input_, now=now)
            input_.receipt_code, input_.submission_key = new_code(), None
            session.flush()
        _uncount(session, person, site, slip, now)
    _move(session, actor, slip, "undo", now)
    slip.contribution_id = None
    record(session, actor, "assisted.undo_slip", slip, now=now)
    return slip


def _uncount(session: Session, person: Actor, site: Site, slip: PaperSlip, now: datetime) -> None:
    """The boxes of a sheet, and the person among those who took part."""
    sheet = processes.get(session, site.id, slip.process_id) if slip.process_id else None
    if sheet is None or person.participant_id is None:
        return
    if cards_of.positions_of(session, sheet.process.id, person.participant_id):
        statements.withdraw_positions(session, person, sheet, now=now)
    take_no_part(session, sheet.process.id, person.participant_id)


def _move(session: Session, actor: Actor, slip: PaperSlip, verb: str, now: datetime) -> None:
    """One step for one person: somebody quicker leaves `Impossible` to the other."""
    before = SlipState(slip.state)
    after = states.target(TRANSITIONS, before, verb)
    moved = session.execute(
        update(PaperSlip).where(PaperSlip.id == slip.id, PaperSlip.state == before)
        .values(state=after, handled_by_id=actor.account_id, handled_at=now).execution_options(synchronize_session=False)
    )
    if moved.rowcount != 1:  # type: ignore[attr-defined]
        raise states.Impossible(before, verb)
    session.refresh(slip)
