"""Reading appeals."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.contributions.models import Contribution
from app.moderation.models import Act, Appeal, AppealState
from app.people.models import Account


def appeal(session: Session, site_id: int, appeal_id: int) -> tuple[Appeal, Act, Contribution] | None:
    """An appeal of the site, with the decision it contests and the input."""
    row = session.execute(
        select(Appeal, Act, Contribution).join(Act, Act.id == Appeal.act_id).join(Contribution, Contribution.id == Act.contribution_id)
        .where(Appeal.id == appeal_id, Appeal.site_id == site_id)
    ).first()
    return (row[0], row[1], row[2]) if row else None


def appeal_of(session: Session, act_id: int) -> Appeal | None:
    """The appeal against a decision."""
    return session.scalars(select(Appeal).where(Appeal.act_id == act_id)).first()


def appeals(session: Session, site_id: int, limit: int = 50) -> list[tuple[Appeal, Act, Contribution, str]]:
    """Open appeals first (oldest first), then the last decided ones; each with the name of who hid the input."""
    rows = session.execute(
        select(Appeal, Act, Contribution, Account.name)
        .join(Act, Act.id == Appeal.act_id).join(Contribution, Contribution.id == Act.contribution_id)
        .outerjoin(Account, Account.id == Act.by_id).where(Appeal.site_id == site_id)
        .order_by((Appeal.state != AppealState.OPEN), Appeal.decided_at.desc(), Appeal.id).limit(limit)
    )
    return [(row[0], row[1], row[2], row[3] or "") for row in rows]


def open_appeals_count(session: Session, site_id: int) -> int:
    """How many appeals wait for a decision."""
    return session.scalars(select(func.count()).where(Appeal.site_id == site_id, Appeal.state == AppealState.OPEN)).one()
