"""Reading printed batches and their slips; each is fetched through its site."""

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.assisted.models import SlipBatch, PaperSlip
from app.contributions.models import Contribution
from app.people.models import Account

LATELY = 30


def batch(session: Session, site_id: int, batch_id: int) -> SlipBatch | None:
    """A batch of the site."""
    return session.scalars(select(SlipBatch).where(SlipBatch.id == batch_id, SlipBatch.site_id == site_id)).first()


def batches(session: Session, site_id: int, limit: int = 50) -> list[SlipBatch]:
    """The batches of the site, newest first."""
    return list(session.scalars(select(SlipBatch).where(SlipBatch.site_id == site_id).order_by(SlipBatch.id.desc()).limit(limit)))


def slips_of(session: Session, batch_id: int) -> list[PaperSlip]:
    """The slips of a batch in the printed order."""
    return list(session.scalars(select(PaperSlip).where(PaperSlip.batch_id == batch_id).order_by(PaperSlip.number)))


def state_counts(session: Session, batch_ids: list[int]) -> dict[int, dict[str, int]]:
    """{batch: {state: number}} (one query)."""
    query = (
        select(PaperSlip.batch_id, PaperSlip.state, func.count()).where(PaperSlip.batch_id.in_(batch_ids))
        .group_by(PaperSlip.batch_id, PaperSlip.state)
    )
    found: dict[int, dict[str, int]] = {number: {} for number in batch_ids}
    for number, state, count in session.execute(query).all():
        found[number][state] = count
    return found


def slip_by_code(session: Session, code: str) -> PaperSlip | None:
    """The slip that bears a code, of whatever site."""
    return session.scalars(select(PaperSlip).where(PaperSlip.code == code)).first()


def slip_of(session: Session, site_id: int, slip_id: int) -> PaperSlip | None:
    """A slip of the site."""
    return session.scalars(select(PaperSlip).where(PaperSlip.id == slip_id, PaperSlip.site_id == site_id)).first()


def same_number(session: Session, batch_id: int, number: int) -> PaperSlip | None:
    """The slip of a batch with that printed number."""
    return session.scalars(select(PaperSlip).where(PaperSlip.batch_id == batch_id, PaperSlip.number == number)).first()


def entered_lately(
    session: Session, site_id: int, since: datetime, limit: int = LATELY
) -> list[tuple[PaperSlip, str | None, str | None]]:
    """What the desk handled since then, newest first, with the input's title and who did it (one query)."""
    query = (
        select(PaperSlip, Contribution.title, Account.name)
        .outerjoin(Contribution, Contribution.id == PaperSlip.contribution_id).outerjoin(Account, Account.id == PaperSlip.handled_by_id)
        .where(PaperSlip.site_id == site_id, PaperSlip.handled_at >= since)
    )
    rows = session.execute(query.order_by(PaperSlip.handled_at.desc(), PaperSlip.id.desc()).limit(limit))
    return [(row[0], row[1], row[2]) for row in rows]
