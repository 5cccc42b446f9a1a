"""Who a person is in the tables: their participants, their addresses, their present work; and pictures nobody points at."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from app.answers.models import CommitmentStep
from app.audit.models import Entry
from app.contributions.models import Photo
from app.people.models import Account, Contact, Participant
from app.sites.models import RoleGrant
from app.voting.models import Elector


def participants_of(session: Session, account_id: int) -> list[int]:
    """The browsers of an account."""
    return list(session.scalars(select(Participant.id).where(Participant.account_id == account_id).order_by(Participant.id)))


def addresses_of(session: Session, participant_ids: Iterable[int], account: Account | None = None) -> list[str]:
    """Every e-mail and telephone kept of somebody."""
    left = session.scalars(select(Contact.address).where(Contact.participant_id.in_(list(participant_ids))))
    own = [account.email, account.phone] if account else []
    return sorted({address for address in (*left, *own) if address})


def lines_of(session: Session, participant_ids: Iterable[int], addresses: Iterable[str]) -> list[int]:
    """The lines of votes' rolls that are somebody's: they came in by them, or these are their addresses."""
    mine = or_(Elector.participant_id.in_(list(participant_ids)), Elector.address.in_(list(addresses)))
    return list(session.scalars(select(Elector.id).where(mine).order_by(Elector.id)))


def works_now(session: Session, account_id: int, now: datetime) -> bool:
    """Whether the account holds a role."""
    query = select(RoleGrant.id).where(
        RoleGrant.account_id == account_id, RoleGrant.revoked_at.is_(None), or_(RoleGrant.ends_at.is_(None), RoleGrant.ends_at > now)
    )
    return session.scalar(query.limit(1)) is not None


def lost_photos(session: Session, digests: list[str]) -> set[str]:
    """Those of the pictures that no row points at any more."""
    kept = set(session.scalars(select(Photo.digest).where(Photo.digest.in_(digests))))
    kept |= set(session.scalars(select(CommitmentStep.photo_digest).where(CommitmentStep.photo_digest.in_(digests))))
    return set(digests) - kept


def last_application(session: Session) -> datetime | None:
    """When old data were last deleted."""
    query = select(Entry.at).where(Entry.verb == "privacy.apply_retention")
    return session.scalar(query.order_by(Entry.id.desc()).limit(1))
