"""Acts, reports, appeals and the guarantor's public remarks."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.core.db import Base, Id, ref
from app.core.states import state_check


class ActKind(StrEnum):
    ACCEPT = "accept"
    HIDE = "hide"
    RESTORE = "restore"
    MERGE = "merge"
    MASK = "mask"
    ASK = "ask"
    DISMISS = "dismiss"


class AppealState(StrEnum):
    OPEN = "open"
    UPHELD = "upheld"
    OVERTURNED = "overturned"


class Act(Base):
    """One moderation decision. `before` keeps what undoing it needs (state, holder, text)."""

    __tablename__ = "moderation_act"
    __table_args__ = (state_check("kind", ActKind),)

    id: Mapped[Id]
    site_id: Mapped[int] = ref("site.id")
    contribution_id: Mapped[int] = ref("contribution.id")
    kind: Mapped[str] = mapped_column(String(10))
    rule: Mapped[str | None] = mapped_column(String(30))
    reason: Mapped[str] = mapped_column(Text, default="")
    into_id: Mapped[int | None] = ref("contribution.id")
    before: Mapped[dict[str, Any]] = mapped_column(default=dict)
    by_id: Mapped[int | None] = ref("account.id")
    at: Mapped[datetime]
    undone_at: Mapped[datetime | None]
    undone_by_id: Mapped[int | None] = ref("account.id", index=False)


class Report(Base):
    """A reader says that an input breaks a rule. One per person and input."""

    __tablename__ = "report"
    __table_args__ = (UniqueConstraint("contribution_id", "participant_id"),)

    id: Mapped[Id]
    site_id: Mapped[int] = ref("site.id")
    contribution_id: Mapped[int] = ref("contribution.id", index=False)
    participant_id: Mapped[int | None] = ref("participant.id", ondelete="SET NULL")
    rule: Mapped[str] = mapped_column(String(30))
    text: Mapped[str] = mapped_column(String(400), default="")
    at: Mapped[datetime]
    closed_at: Mapped[datetime | None]
    act_id: Mapped[int | None] = ref("moderation_act.id")


class Appeal(Base):
    """The author contests a hiding; another person than the one who hid it decides."""

    __tablename__ = "appeal"
    __table_args__ = (state_check("state", AppealState),)

    id: Mapped[Id]
    site_id: Mapped[int] = ref("site.id")
    act_id: Mapped[int] = ref("moderation_act.id", unique=True, index=False)
    text: Mapped[str] = mapped_column(Text)
    state: Mapped[str] = mapped_column(String(12), default=AppealState.OPEN)
    at: Mapped[datetime]
    decided_at: Mapped[datetime | None]
    decided_by_id: Mapped[int | None] = ref("account.id")
    decision: Mapped[str | None] = mapped_column(Text)


class Remark(Base):
    """A public remark of the guarantor, who is independent, on an input or on the site as a whole."""

    __tablename__ = "remark"

    id: Mapped[Id]
    site_id: Mapped[int] = ref("site.id")
    contribution_id: Mapped[int | None] = ref("contribution.id")
    process_id: Mapped[int | None] = ref("process.id")
    text: Mapped[str] = mapped_column(Text)
    by_id: Mapped[int] = ref("account.id")
    at: Mapped[datetime]
