"""A consultation, the versions of its framing, and its steps."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.core.db import Base, Id, ref
from app.core.states import state_check


class ProcessState(StrEnum):
    DRAFT = "draft"
    OPEN = "open"
    CLOSED = "closed"
    ARCHIVED = "archived"


class StepKind(StrEnum):
    REACT = "react"
    PROPOSE = "propose"
    RESULT = "result"


class Process(Base):
    """A consultation. `code` is the short address on its poster; opening and closing instants bound all its steps."""

    __tablename__ = "process"
    __table_args__ = (UniqueConstraint("site_id", "slug"), state_check("state", ProcessState))

    id: Mapped[Id]
    site_id: Mapped[int] = ref("site.id")
    territory_id: Mapped[int | None] = ref("territory.id")
    slug: Mapped[str] = mapped_column(String(80))
    code: Mapped[str] = mapped_column(String(8), unique=True)
    title: Mapped[str] = mapped_column(String(120))
    state: Mapped[str] = mapped_column(String(10), default=ProcessState.DRAFT)
    created_by_id: Mapped[int | None] = ref("account.id")
    created_at: Mapped[datetime]
    opened_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    result: Mapped[str | None] = mapped_column(Text)
    result_at: Mapped[datetime | None]
    contributions_count: Mapped[int] = mapped_column(default=0)
    positions_count: Mapped[int] = mapped_column(default=0)
    participants_count: Mapped[int] = mapped_column(default=0)


class Framing(Base):
    """One version of what residents must know before anything opens. The highest version is in force."""

    __tablename__ = "framing"
    __table_args__ = (UniqueConstraint("process_id", "version"),)

    id: Mapped[Id]
    process_id: Mapped[int] = ref("process.id", index=False)
    version: Mapped[int]
    question: Mapped[str] = mapped_column(String(200), default="")
    can_change: Mapped[str] = mapped_column(Text, default="")
    cannot_change: Mapped[str] = mapped_column(Text, default="")
    technician_name: Mapped[str] = mapped_column(String(120), default="")
    technician_title: Mapped[str] = mapped_column(String(120), default="")
    elected_name: Mapped[str] = mapped_column(String(120), default="")
    elected_title: Mapped[str] = mapped_column(String(120), default="")
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    money: Mapped[str] = mapped_column(Text, default="")
    what_happens: Mapped[str] = mapped_column(Text, default="")
    result_on: Mapped[date | None]
    contact_name: Mapped[str] = mapped_column(String(120), default="")
    contact_phone: Mapped[str] = mapped_column(String(20), default="")
    contact_hours: Mapped[str] = mapped_column(String(120), default="")
    who_may: Mapped[str] = mapped_column(String(200), default="")
    change_note: Mapped[str] = mapped_column(Text, default="")
    created_by_id: Mapped[int | None] = ref("account.id", index=False)
    created_at: Mapped[datetime]


class Step(Base):
    """A dated step of a consultation."""

    __tablename__ = "step"
    __table_args__ = (UniqueConstraint("process_id", "kind"), state_check("kind", StepKind))

    id: Mapped[Id]
    process_id: Mapped[int] = ref("process.id", index=False)
    kind: Mapped[str] = mapped_column(String(20))
    title: Mapped[str] = mapped_column(String(120), default="")
    opens_on: Mapped[date]
    closes_on: Mapped[date]
    position: Mapped[int] = mapped_column(default=0)


class Participation(Base):
    """Somebody took part in a consultation: once per person, so that `participants_count` counts people."""

    __tablename__ = "participation"

    process_id: Mapped[int] = ref("process.id", primary_key=True, index=False, ondelete="CASCADE")
    participant_id: Mapped[int] = ref("participant.id", primary_key=True, ondelete="CASCADE")
    since: Mapped[datetime]
