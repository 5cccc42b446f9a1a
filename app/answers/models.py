"""Answers, commitments, extensions, escalations, the resident's word on them, and templates."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import SmallInteger, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.answers.rules.states import AnswerState, CommitmentState, HeardValue
from app.core.db import Base, Id, ref
from app.core.states import state_check


class Answer(Base):
    """The town's answer. Round 1, and round 2 after a contest, written by another person.

    Names of the technician and of the elected person are kept as they were on the day. `promise_title` and `owner_name` go to
    the commitment of a yes; empty ones mean the idea's title and the technician.
    """

    __tablename__ = "answer"
    __table_args__ = (UniqueConstraint("contribution_id", "round"), state_check("state", AnswerState))

    id: Mapped[Id]
    site_id: Mapped[int] = ref("site.id")
    contribution_id: Mapped[int] = ref("contribution.id", index=False)
    team_id: Mapped[int] = ref("team.id")
    round: Mapped[int] = mapped_column(SmallInteger, default=1)
    state: Mapped[str] = mapped_column(String(10), default=AnswerState.DRAFT, index=True)
    outcome: Mapped[str | None] = mapped_column(String(10))
    understood: Mapped[str] = mapped_column(Text, default="")
    what: Mapped[str] = mapped_column(Text, default="")
    when_text: Mapped[str] = mapped_column(String(200), default="")
    when_on: Mapped[date | None]
    cost: Mapped[str] = mapped_column(String(200), default="")
    learnt: Mapped[str] = mapped_column(Text, default="")
    summary: Mapped[str] = mapped_column(String(400), default="")
    reason: Mapped[str] = mapped_column(Text, default="")
    would_make_possible: Mapped[str] = mapped_column(Text, default="")
    where_else: Mapped[str] = mapped_column(Text, default="")
    body_id: Mapped[int | None] = ref("outside_body.id", index=False)
    promise_title: Mapped[str] = mapped_column(String(160), default="", server_default="")
    owner_name: Mapped[str] = mapped_column(String(120), default="", server_default="")
    written_by_id: Mapped[int | None] = ref("account.id")
    technician_name: Mapped[str] = mapped_column(String(120), default="")
    technician_title: Mapped[str] = mapped_column(String(120), default="")
    elected_id: Mapped[int | None] = ref("account.id")
    elected_name: Mapped[str] = mapped_column(String(120), default="")
    elected_title: Mapped[str] = mapped_column(String(120), default="")
    review_note: Mapped[str] = mapped_column(Text, default="")
    saved_at: Mapped[datetime]
    submitted_at: Mapped[datetime | None]
    published_at: Mapped[datetime | None]
    on_time: Mapped[bool | None]


class Commitment(Base):
    """What a yes promises: an owner, a date, steps, and « done » only with evidence."""

    __tablename__ = "commitment"
    __table_args__ = (state_check("state", CommitmentState),)

    id: Mapped[Id]
    site_id: Mapped[int] = ref("site.id")
    contribution_id: Mapped[int] = ref("contribution.id", unique=True, index=False)
    answer_id: Mapped[int] = ref("answer.id")
    team_id: Mapped[int] = ref("team.id")
    title: Mapped[str] = mapped_column(String(160))
    owner_name: Mapped[str] = mapped_column(String(120))
    cost: Mapped[str] = mapped_column(String(200), default="")
    first_due_on: Mapped[date]
    due_on: Mapped[date] = mapped_column(index=True)
    state: Mapped[str] = mapped_column(String(10), default=CommitmentState.PROMISED)
    evidence: Mapped[str | None] = mapped_column(Text)
    created_at: Mapped[datetime]
    done_at: Mapped[datetime | None]


class CommitmentStep(Base):
    """News of a commitment: text, day and perhaps a photo. A new date is a step too, with its reason."""

    __tablename__ = "commitment_step"

    id: Mapped[Id]
    commitment_id: Mapped[int] = ref("commitment.id", ondelete="CASCADE")
    text: Mapped[str] = mapped_column(Text)
    photo_digest: Mapped[str | None] = mapped_column(String(64), index=True)
    photo_description: Mapped[str] = mapped_column(String(200), default="")
    new_due_on: Mapped[date | None]
    by_id: Mapped[int | None] = ref("account.id", index=False)
    at: Mapped[datetime]


class Extension(Base):
    """The one dated, reasoned, public extension of a clock."""

    __tablename__ = "extension"

    id: Mapped[Id]
    site_id: Mapped[int] = ref("site.id")
    contribution_id: Mapped[int] = ref("contribution.id", unique=True, index=False)
    from_on: Mapped[date]
    to_on: Mapped[date]
    reason: Mapped[str] = mapped_column(Text)
    by_id: Mapped[int | None] = ref("account.id")
    at: Mapped[datetime]


class Escalation(Base):
    """A reminder or alarm that was raised for a clock, once per level and date. Levels: `answers.rules.Level`."""

    __tablename__ = "escalation"
    __table_args__ = (UniqueConstraint("contribution_id", "level", "due_on"),)

    id: Mapped[Id]
    site_id: Mapped[int] = ref("site.id")
    contribution_id: Mapped[int] = ref("contribution.id", index=False)
    level: Mapped[str] = mapped_column(String(12))
    due_on: Mapped[date]
    at: Mapped[datetime]


class Heard(Base):
    """« Were you heard? »: the author's word after the answer and again after delivery."""

    __tablename__ = "heard"
    __table_args__ = (UniqueConstraint("answer_id", "stage"), state_check("value", HeardValue))

    id: Mapped[Id]
    site_id: Mapped[int] = ref("site.id")
    contribution_id: Mapped[int] = ref("contribution.id")
    answer_id: Mapped[int] = ref("answer.id", index=False)
    team_id: Mapped[int] = ref("team.id")
    stage: Mapped[str] = mapped_column(String(10))
    value: Mapped[str] = mapped_column(String(10))
    reason: Mapped[str] = mapped_column(Text, default="")
    reopened: Mapped[bool] = mapped_column(default=False)
    at: Mapped[datetime]


class Reply(Base):
    """The author's right of reply, shown under the answer. Hidden only with a rule and a reason; rewriting shows it again."""

    __tablename__ = "reply"

    id: Mapped[Id]
    site_id: Mapped[int] = ref("site.id")
    contribution_id: Mapped[int] = ref("contribution.id")
    answer_id: Mapped[int] = ref("answer.id", unique=True, index=False)
    text: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime]
    hidden_at: Mapped[datetime | None]
    hidden_rule: Mapped[str | None] = mapped_column(String(30))
    hidden_reason: Mapped[str | None] = mapped_column(Text)


class Template(Base):
    """A ready answer of a site for a usual question, to be adapted."""

    __tablename__ = "answer_template"

    id: Mapped[Id]
    site_id: Mapped[int] = ref("site.id")
    theme_id: Mapped[int | None] = ref("theme.id", index=False)
    title: Mapped[str] = mapped_column(String(120))
    fields: Mapped[dict[str, Any]]
    created_at: Mapped[datetime]
