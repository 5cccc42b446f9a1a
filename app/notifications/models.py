"""Follows, notices, cursors, refused addresses, and the demo's local outbox."""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.core.db import Base, Id, ref


class Follow(Base):
    """A reader follows a contribution, a consultation or a site. `rhythm`: at once, or in the weekly digest."""

    __tablename__ = "follow"
    __table_args__ = (
        UniqueConstraint("participant_id", "subject_kind", "subject_id"),
        Index("ix_follow_subject", "subject_kind", "subject_id"),
        CheckConstraint("rhythm IN ('now', 'weekly')", name="rhythm_known"),
    )

    id: Mapped[Id]
    participant_id: Mapped[int] = ref("participant.id", index=False, ondelete="CASCADE")
    contact_id: Mapped[int | None] = ref("contact.id", ondelete="SET NULL")
    site_id: Mapped[int] = ref("site.id")
    subject_kind: Mapped[str] = mapped_column(String(40))
    subject_id: Mapped[int] = mapped_column(BigInteger)
    rhythm: Mapped[str] = mapped_column(String(10), default="now")
    since: Mapped[datetime]
    ended_at: Mapped[datetime | None]


class Notice(Base):
    """One message to one reader. `key` is derived from the audit entry, so deriving twice makes one row.

    The address is looked up when sending (contact, account, elector, or the address that asked for a way in), never copied here.
    """

    __tablename__ = "notice"
    __table_args__ = (
        CheckConstraint("state IN ('waiting', 'leased', 'sent', 'failed', 'dropped')", name="state_known"),
        CheckConstraint(
            "(CASE WHEN account_id IS NULL THEN 0 ELSE 1 END) + (CASE WHEN contact_id IS NULL THEN 0 ELSE 1 END)"
            " + (CASE WHEN token_id IS NULL THEN 0 ELSE 1 END) + (CASE WHEN elector_id IS NULL THEN 0 ELSE 1 END) = 1", name="one_reader",
        ),
        Index("ix_notice_due", "state", "next_try_at"),
    )

    id: Mapped[Id]
    key: Mapped[str] = mapped_column(String(120), unique=True)
    entry_id: Mapped[int | None] = mapped_column(BigInteger, index=True)
    kind: Mapped[str] = mapped_column(String(40))
    site_id: Mapped[int | None] = ref("site.id")
    account_id: Mapped[int | None] = ref("account.id", ondelete="CASCADE")
    contact_id: Mapped[int | None] = ref("contact.id", ondelete="CASCADE")
    token_id: Mapped[int | None] = ref("sign_in_token.id", ondelete="CASCADE")
    elector_id: Mapped[int | None] = ref("elector.id", ondelete="CASCADE")
    channel: Mapped[str] = mapped_column(String(10))
    facts: Mapped[dict[str, Any]]
    state: Mapped[str] = mapped_column(String(10), default="waiting")
    attempts: Mapped[int] = mapped_column(default=0)
    next_try_at: Mapped[datetime]
    leased_until: Mapped[datetime | None]
    created_at: Mapped[datetime]
    sent_at: Mapped[datetime | None]
    error: Mapped[str | None] = mapped_column(String(300))


class Cursor(Base):
    """How far a reader of the outbox has come."""

    __tablename__ = "outbox_cursor"

    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    entry_id: Mapped[int] = mapped_column(BigInteger, default=0)


class Suppression(Base):
    """An address that asked for no more mail, or that always fails: only its digest is kept."""

    __tablename__ = "suppression"

    digest: Mapped[str] = mapped_column(String(64), primary_key=True)
    why: Mapped[str] = mapped_column(String(20))
    at: Mapped[datetime]


class LocalMessage(Base):
    """A mail or SMS of the demonstration, kept instead of being sent."""

    __tablename__ = "local_message"

    id: Mapped[Id]
    channel: Mapped[str] = mapped_column(String(10))
    message_id: Mapped[str] = mapped_column(String(120), unique=True)
    recipient: Mapped[str] = mapped_column(String(254))
    subject: Mapped[str] = mapped_column(String(200), default="")
    text: Mapped[str] = mapped_column(Text)
    html: Mapped[str | None] = mapped_column(Text)
    at: Mapped[datetime]
