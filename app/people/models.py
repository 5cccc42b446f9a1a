"""Accounts, participants, contacts, sessions, one-use tokens and consents."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.core.db import Base, Id, ref


class Account(Base):
    """A person who signs in: staff with a password, residents by a link or a code only."""

    __tablename__ = "account"

    id: Mapped[Id]
    email: Mapped[str | None] = mapped_column(String(254), unique=True)
    phone: Mapped[str | None] = mapped_column(String(20), unique=True)
    name: Mapped[str] = mapped_column(String(120), default="")
    language: Mapped[str] = mapped_column(String(5), default="fr")
    password_hash: Mapped[str | None] = mapped_column(String(200))
    totp_secret: Mapped[str | None] = mapped_column(String(200))
    totp_last_step: Mapped[int | None]
    recovery_digests: Mapped[list[str] | None]
    preferences: Mapped[dict[str, Any]] = mapped_column(default=dict)
    created_at: Mapped[datetime]
    signed_in_at: Mapped[datetime | None]
    suspended_until: Mapped[datetime | None]
    suspension_reason: Mapped[str | None] = mapped_column(Text)
    erased_at: Mapped[datetime | None]


class Participant(Base):
    """The detachable author: erasing a person empties this row and leaves what was said."""

    __tablename__ = "participant"

    id: Mapped[Id]
    token_digest: Mapped[str | None] = mapped_column(String(64), unique=True)
    account_id: Mapped[int | None] = ref("account.id", ondelete="SET NULL")
    language: Mapped[str] = mapped_column(String(5), default="fr")
    created_at: Mapped[datetime]
    seen_at: Mapped[datetime]


class Contact(Base):
    """An optional address for the answer, kept apart from what was said. By post, it is name and street; empty, it is fetched by hand."""

    __tablename__ = "contact"
    __table_args__ = (
        UniqueConstraint("participant_id", "channel", "address"),
        CheckConstraint("channel IN ('email', 'sms', 'post')", name="channel_known"),
    )

    id: Mapped[Id]
    participant_id: Mapped[int] = ref("participant.id", ondelete="CASCADE")
    channel: Mapped[str] = mapped_column(String(10))
    address: Mapped[str] = mapped_column(String(254), index=True)
    language: Mapped[str] = mapped_column(String(5), default="fr")
    created_at: Mapped[datetime]
    confirmed_at: Mapped[datetime | None]


class LoginSession(Base):
    """A signed-in device: server-side, so that it can be listed and revoked."""

    __tablename__ = "login_session"

    id: Mapped[Id]
    digest: Mapped[str] = mapped_column(String(64), unique=True)
    account_id: Mapped[int] = ref("account.id", ondelete="CASCADE")
    device: Mapped[str] = mapped_column(String(120), default="")
    second_factor: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime]
    confirmed_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]


class SignInToken(Base):
    """A single-use secret sent to somebody, for one purpose.

    The secret is derived from the platform's key and the nonce, so that the mail can be written later from the outbox
    while the database alone gives nothing away.
    """

    __tablename__ = "sign_in_token"

    id: Mapped[Id]
    digest: Mapped[str] = mapped_column(String(64), unique=True)
    nonce: Mapped[str] = mapped_column(String(64))
    purpose: Mapped[str] = mapped_column(String(20))
    account_id: Mapped[int | None] = ref("account.id", ondelete="CASCADE")
    contact_id: Mapped[int | None] = ref("contact.id", ondelete="CASCADE")
    address: Mapped[str | None] = mapped_column(String(254), index=True)
    attempts: Mapped[int] = mapped_column(default=0)
    next_path: Mapped[str] = mapped_column(String(300), default="")
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]


class Consent(Base):
    """What somebody agreed to, in which version of the notice."""

    __tablename__ = "consent"

    id: Mapped[Id]
    participant_id: Mapped[int] = ref("participant.id", ondelete="CASCADE")
    kind: Mapped[str] = mapped_column(String(40))
    notice_version: Mapped[str] = mapped_column(String(20))
    given_at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None]
