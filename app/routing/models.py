"""Assignments, forwardings and questions to the author."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from app.core.db import Base, Id, ref
from app.core.states import state_check


class AssignmentRole(StrEnum):
    LEAD = "lead"
    HELPER = "helper"


class Ending(StrEnum):
    BOUNCED = "bounced"
    REROUTED = "rerouted"
    UNDONE = "undone"
    FINISHED = "finished"


class Assignment(Base):
    """An input is with a team. One lead at a time (the partial unique index), several helpers."""

    __tablename__ = "assignment"
    __table_args__ = (
        state_check("role", AssignmentRole),
        Index(
            "uq_assignment_one_lead", "contribution_id", unique=True,
            sqlite_where=text("role = 'lead' AND ended_at IS NULL"),
            postgresql_where=text("role = 'lead' AND ended_at IS NULL"),
        ),
        Index("ix_assignment_team_open", "team_id", "ended_at"),
    )

    id: Mapped[Id]
    site_id: Mapped[int] = ref("site.id")
    contribution_id: Mapped[int] = ref("contribution.id")
    team_id: Mapped[int] = ref("team.id", index=False)
    role: Mapped[str] = mapped_column(String(10), default=AssignmentRole.LEAD)
    because: Mapped[str] = mapped_column(Text, default="")
    asked: Mapped[str] = mapped_column(Text, default="")
    by_id: Mapped[int | None] = ref("account.id")
    at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    ending: Mapped[str | None] = mapped_column(String(10))
    ending_reason: Mapped[str | None] = mapped_column(Text)
    ended_by_id: Mapped[int | None] = ref("account.id", index=False)
    advice: Mapped[str | None] = mapped_column(Text)
    advice_at: Mapped[datetime | None]


class Forwarding(Base):
    """An input was passed to a body outside the town, and the resident was told whom to ask."""

    __tablename__ = "forwarding"

    id: Mapped[Id]
    site_id: Mapped[int] = ref("site.id")
    contribution_id: Mapped[int] = ref("contribution.id")
    body_id: Mapped[int] = ref("outside_body.id")
    message: Mapped[str] = mapped_column(Text)
    by_id: Mapped[int | None] = ref("account.id")
    at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None]


class Question(Base):
    """The town asks the author something; the answer comes back on the receipt page."""

    __tablename__ = "question"

    id: Mapped[Id]
    site_id: Mapped[int] = ref("site.id")
    contribution_id: Mapped[int] = ref("contribution.id")
    text: Mapped[str] = mapped_column(Text)
    by_id: Mapped[int | None] = ref("account.id")
    at: Mapped[datetime]
    answer: Mapped[str | None] = mapped_column(Text)
    answered_at: Mapped[datetime | None]
