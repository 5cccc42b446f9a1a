"""Reading accounts, participants and sessions."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.people.models import Account, Contact, LoginSession, Participant, SignInToken


def participant_by_digest(session: Session, digest: str) -> Participant | None:
    """The participant whose browser holds the token."""
    return session.scalars(select(Participant).where(Participant.token_digest == digest)).first()


def participant_of(session: Session, account_id: int) -> Participant | None:
    """The participant of a person who signed in on a browser that knows none: the first one they had."""
    return session.scalars(select(Participant).where(Participant.account_id == account_id).order_by(Participant.id).limit(1)).first()


def live_session(session: Session, digest: str, now: datetime) -> tuple[LoginSession, Account] | None:
    """A sign-in that is neither revoked nor expired, with its account (not erased)."""
    row = session.execute(
        select(LoginSession, Account)
        .join(Account, Account.id == LoginSession.account_id)
        .where(
            LoginSession.digest == digest, LoginSession.revoked_at.is_(None), LoginSession.expires_at > now,
            Account.erased_at.is_(None),
        )
    ).first()
    return (row[0], row[1]) if row else None


def account_by_address(session: Session, address: str) -> Account | None:
    """The account with that e-mail or phone, as normalised by `rules.normalise_address`."""
    column = Account.email if "@" in address else Account.phone
    return session.scalars(select(Account).where(column == address, Account.erased_at.is_(None))).first()


def was_used(session: Session, account_id: int) -> bool:
    """Whether somebody ever came in with the account."""
    signed_in = select(LoginSession.id).where(LoginSession.account_id == account_id).limit(1)
    took_part = select(Participant.id).where(Participant.account_id == account_id).limit(1)
    return session.scalar(signed_in) is not None or session.scalar(took_part) is not None


def contacts_of(session: Session, participant_id: int) -> list[Contact]:
    """The addresses a participant left."""
    return list(session.scalars(select(Contact).where(Contact.participant_id == participant_id).order_by(Contact.id)))


def live_token(session: Session, token_digest: str, purpose: str, now: datetime) -> SignInToken | None:
    """A token that can still be used for that purpose."""
    query = select(SignInToken).where(
        SignInToken.digest == token_digest, SignInToken.purpose == purpose, SignInToken.used_at.is_(None), SignInToken.expires_at > now
    )
    return session.scalars(query).first()


def sessions_of(session: Session, account_id: int, now: datetime) -> list[LoginSession]:
    """Where an account is signed in now, newest first."""
    query = select(LoginSession).where(
        LoginSession.account_id == account_id, LoginSession.revoked_at.is_(None), LoginSession.expires_at > now
    )
    return list(session.scalars(query.order_by(LoginSession.id.desc())))
