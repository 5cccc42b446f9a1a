"""Typing in a sheet of paper: its words are an input under the printed code, its boxes are positions like any others."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import update
from sqlalchemy.orm import Session

from app.assisted.actions.taking import person_of, take_down
from app.assisted.models import PaperSlip
from app.assisted.permissions import may_enter
from app.assisted.rules import Mark, SlipState, Taken, once_key
from app.audit.actions import record
from app.contributions.models import Contribution
from app.core.states import Impossible
from app.core.verdicts import require
from app.people.rules import Actor
from app.processes import queries as processes
from app.processes.models import StepKind
from app.processes.permissions import step_open
from app.sites.models import Site
from app.statements import actions as statements
from app.statements import queries as cards_of


@dataclass(frozen=True)
class Entered:
    """What a sheet gave: its words, if there were any, how many boxes count, and how many came too late to count."""

    slip: PaperSlip
    contribution: Contribution | None
    counted: int
    late: int


def key_of(slip: PaperSlip) -> str:
    """A sheet's idempotency key: its own code."""
    return f"slip:{slip.code}"


def enter_slip(
    session: Session, actor: Actor, site: Site, slip: PaperSlip, taken: Taken, marks: Sequence[Mark], *, now: datetime
) -> Entered:
    """Type a sheet in, once: of two clerks with the same sheet, the second one gets `Refused` or `Impossible`.

    Raises ValueError for a sheet with neither words nor a ticked box: it is empty, to be voided.
    """
    require(may_enter(actor, site, slip))
    if not taken.words.strip() and not marks:
        raise ValueError("an empty sheet")
    taken = replace(taken, key=key_of(slip), code=slip.code, process_id=slip.process_id)
    _claim(session, actor, slip, now)
    contribution = take_down(session, actor, site, taken, now=now) if taken.words.strip() else None
    slip.contribution_id = contribution.id if contribution else None
    counted = _count(session, actor, site, slip, taken, marks, now)
    behalf = f"participant:{person_of(session, once_key(site.id, taken.key), taken.language, now).id}"
    record(session, actor, "assisted.enter_slip", slip, now=now, on_behalf_of=behalf, counted=counted, words=contribution is not None)
    return Entered(slip, contribution, counted, len(marks) - counted)


def _claim(session: Session, actor: Actor, slip: PaperSlip, now: datetime) -> None:
    claimed = session.execute(
        update(PaperSlip).where(PaperSlip.id == slip.id, PaperSlip.state == SlipState.UNUSED)
        .values(state=SlipState.ENTERED, handled_by_id=actor.account_id, handled_at=now).execution_options(synchronize_session=False)
    )
    if claimed.rowcount != 1:  # type: ignore[attr-defined]
        raise Impossible(SlipState.ENTERED, "enter")
    session.refresh(slip)


def _count(
    session: Session, actor: Actor, site: Site, slip: PaperSlip, taken: Taken, marks: Sequence[Mark], now: datetime
) -> int:
    """The boxes, as positions of that person; none when the step is not open: what was counted at the closing stays."""
    sheet = processes.get(session, site.id, slip.process_id) if slip.process_id and marks else None
    if sheet is None:
        return 0
    person = person_of(session, once_key(site.id, taken.key), taken.language, now)
    behalf = replace(actor, participant_id=person.id)
    if not step_open(behalf, sheet, StepKind.REACT, now):
        return 0
    cards = {card.id: card for card in cards_of.cards(session, sheet.process.id)}
    known = [mark for mark in marks if mark.statement_id in cards and mark.value in (-1, 0, 1)]
    for mark in known:
        statements.take_position(session, behalf, sheet, cards[mark.statement_id], mark.value, now=now)
    return len(known)
