"""Where a notice goes, in which language, and how much that address has had lately."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from app.core.text.codes import digest
from app.notifications.models import Notice, Suppression
from app.people.models import Account, Contact, SignInToken
from app.voting.models import Elector


@dataclass(frozen=True)
class Addressee:
    """A reader as the postman needs them. `proven`: somebody has shown that the address is theirs."""

    address: str
    channel: str
    language: str
    name: str = ""
    proven: bool = False
    staff: bool = False
    contact_id: int | None = None
    account_id: int | None = None


def addressee(session: Session, notice: Notice) -> Addressee | None:
    """The address of a notice's reader now; None when they took it back."""
    if notice.token_id:
        return _of_token(session, notice)
    if notice.elector_id:
        return _of_elector(session, notice)
    if notice.account_id:
        account = session.get(Account, notice.account_id)
        return _of_account(account, notice.channel) if account and account.erased_at is None else None
    contact = session.get(Contact, notice.contact_id)
    if contact is None:
        return None
    proven = contact.confirmed_at is not None or _has_account(session, contact.address)
    return Addressee(contact.address, contact.channel, contact.language, proven=proven, contact_id=contact.id)


def _of_account(account: Account, channel: str) -> Addressee | None:
    address = account.email if channel == "email" else account.phone
    if not address:
        return None
    staff = bool(account.password_hash)
    return Addressee(address, channel, account.language, account.name, proven=True, staff=staff, account_id=account.id)


def _of_token(session: Session, notice: Notice) -> Addressee | None:
    token = session.get(SignInToken, notice.token_id)
    if token is None:
        return None
    account = session.get(Account, token.account_id) if token.account_id else None
    address = token.address or (account.email if account else None)
    language = str(notice.facts.get("language") or (account.language if account else "fr"))
    return Addressee(address, notice.channel, language, account.name if account else "") if address else None


def _of_elector(session: Session, notice: Notice) -> Addressee | None:
    """The council vouches for the addresses of its roll."""
    elector = session.get(Elector, notice.elector_id)
    if elector is None or elector.struck_why is not None or elector.reach != notice.channel or not elector.address:
        return None
    return Addressee(elector.address, notice.channel, elector.language, elector.name, proven=True)


def _has_account(session: Session, address: str) -> bool:
    column = Account.email if "@" in address else Account.phone
    return session.scalar(select(func.count()).select_from(Account).where(column == address, Account.erased_at.is_(None))) == 1


def recent_to(session: Session, address: str, now: datetime, within: timedelta, but_not: int) -> int:
    """How many notices went to an address lately, or are on their way; `but_not` is the one that asks."""
    counted = (
        select(func.count()).select_from(Notice)
        .outerjoin(Contact, Contact.id == Notice.contact_id).outerjoin(SignInToken, SignInToken.id == Notice.token_id)
        .where(
            or_(Contact.address == address, SignInToken.address == address), Notice.id != but_not,
            or_(Notice.state == "leased", (Notice.state == "sent") & (Notice.sent_at > now - within)),
        )
    )
    return session.scalar(counted) or 0


def is_suppressed(session: Session, address: str) -> bool:
    """Whether an address asked for no more messages, or always failed."""
    return session.get(Suppression, digest(address)) is not None


def handle(notice: Notice) -> tuple[str, int]:
    """The reader of a notice as it stands in signed links: ("c", contact) or ("a", account)."""
    return ("c", notice.contact_id) if notice.contact_id else ("a", notice.account_id or 0)
