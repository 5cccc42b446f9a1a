"""Messages that did not get through, for the people of a site."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.contributions.models import Contribution
from app.notifications.models import Notice
from app.notifications.rules.sending import masked
from app.people.models import Account, Contact
from app.voting.models import Elector


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


@dataclass(frozen=True)
class Failed:
    """A message that did not get through; `address` is masked, `idea` is what it was about."""

    notice: Notice
    address: str
    idea: Contribution | None


def with_readers(session: Session, site_id: int) -> list[Failed]:
    """The failed notices of a site with masked addresses and what they were about (a constant number of queries)."""
    notices = failed(session, site_id)
    contacts = _by_id(session, Contact, (notice.contact_id for notice in notices))
    accounts = _by_id(session, Account, (notice.account_id for notice in notices))
    electors = _by_id(session, Elector, (notice.elector_id for notice in notices))
    ideas = _by_id(session, Contribution, (notice.facts.get("own") or notice.facts.get("input") for notice in notices))
    rows = []
    for notice in notices:
        contact, account = contacts.get(notice.contact_id), accounts.get(notice.account_id)
        elector = electors.get(notice.elector_id)
        address = contact.address if contact else (account.email or account.phone or "") if account else elector.address if elector else ""
        rows.append(Failed(notice, masked(address), ideas.get(notice.facts.get("own") or notice.facts.get("input"))))
    return rows


def _by_id(session: Session, model: Any, numbers: Iterable[int | None]) -> dict[Any, Any]:
    wanted = {number for number in numbers if number}
    return {row.id: row for row in session.scalars(select(model).where(model.id.in_(wanted)))}
