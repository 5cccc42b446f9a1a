"""Messages that did not get through, for the people of a site."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.notifications.models import Notice


def failed(session: Session, site_id: int, limit: int = 100) -> list[Notice]:
    """The notices of a site that failed for good, newest first."""
    query = select(Notice).where(Notice.site_id == site_id, Notice.state == "failed")
    return list(session.scalars(query.order_by(Notice.id.desc()).limit(limit)))


def failed_count(session: Session, site_id: int) -> int:
    """How many there are."""
    mine = (Notice.site_id == site_id) & (Notice.state == "failed") & (Notice.kind != "failures")
    return session.scalar(select(func.count()).select_from(Notice).where(mine)) or 0


def notice_of_site(session: Session, site_id: int, notice_id: int) -> Notice | None:
    """A failed notice of the site."""
    query = select(Notice).where(Notice.id == notice_id, Notice.site_id == site_id, Notice.state == "failed")
    return session.scalars(query).first()
