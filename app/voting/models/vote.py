"""A council, its votes with their options, and what happens around a vote: incidents, challenges, the town's follow-up."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.contributions.models import Contribution
from app.core.db import Base, Id, ref
from app.core.states import state_check
from app.voting.rules.states import Audience, Secrecy, VoteState


class Council(Base):
    """A body of residents that votes: a neighbourhood council, a citizens' table. Its name is data."""

    __tablename__ = "council"
    __table_args__ = (UniqueConstraint("site_id", "slug"),)

    id: Mapped[Id]
    site_id: Mapped[int] = ref("site.id", index=False)
    territory_id: Mapped[int | None] = ref("territory.id")
    slug: Mapped[str] = mapped_column(String(80))
    name: Mapped[str] = mapped_column(String(120))
    about: Mapped[str] = mapped_column(Text, default="")
    created_at: Mapped[datetime]


class Vote(Base):
    """One question put to electors.

    `settings` belong to the method (`methods.validated`); `quorum` holds share ("1/2"), base ("members" or "present") and
    per_group. From the opening on `rules_text` (canonical JSON) and its hash are what holds; the columns only mirror it.
    """

    __tablename__ = "vote"
    __table_args__ = (
        UniqueConstraint("site_id", "slug"),
        state_check("state", VoteState), state_check("secrecy", Secrecy), state_check("audience", Audience),
        CheckConstraint("proxies BETWEEN 0 AND 2", name="proxies_few"),
        CheckConstraint("binding IN ('advisory', 'deciding')", name="binding_known"),
    )

    id: Mapped[Id]
    site_id: Mapped[int] = ref("site.id", index=False)
    council_id: Mapped[int | None] = ref("council.id")
    process_id: Mapped[int | None] = ref("process.id")
    previous_id: Mapped[int | None] = ref("vote.id")
    slug: Mapped[str] = mapped_column(String(80))
    code: Mapped[str] = mapped_column(String(8), unique=True)
    state: Mapped[str] = mapped_column(String(10), default=VoteState.DRAFT)
    live: Mapped[bool] = mapped_column(default=False)
    question: Mapped[str] = mapped_column(String(200))
    details: Mapped[str] = mapped_column(Text, default="")
    method: Mapped[str] = mapped_column(String(20))
    settings: Mapped[dict[str, Any]] = mapped_column(default=dict)
    secrecy: Mapped[str] = mapped_column(String(10), default=Secrecy.SECRET)
    audience: Mapped[str] = mapped_column(String(10), default=Audience.ROLL)
    proof: Mapped[str] = mapped_column(String(10), default="")
    binding: Mapped[str] = mapped_column(String(10), default="advisory")
    follow_up: Mapped[str] = mapped_column(String(200), default="")
    follow_team_id: Mapped[int | None] = ref("team.id")
    what_happens: Mapped[str] = mapped_column(Text, default="")
    contact_name: Mapped[str] = mapped_column(String(120), default="")
    contact_phone: Mapped[str] = mapped_column(String(20), default="")
    contact_hours: Mapped[str] = mapped_column(String(120), default="")
    opens_at: Mapped[datetime | None]
    closes_at: Mapped[datetime | None]
    quorum: Mapped[dict[str, Any]] = mapped_column(default=dict)
    proxies: Mapped[int] = mapped_column(default=0)
    paper: Mapped[bool] = mapped_column(default=False)
    challenge_days: Mapped[int] = mapped_column(default=8)
    rules_text: Mapped[str | None] = mapped_column(Text)
    rules_hash: Mapped[str | None] = mapped_column(String(64))
    roll_hash: Mapped[str | None] = mapped_column(String(64))
    roll_salt: Mapped[str] = mapped_column(String(64), default="")
    roll_size: Mapped[int] = mapped_column(default=0)
    created_by_id: Mapped[int | None] = ref("account.id")
    created_at: Mapped[datetime]
    opened_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    counted_at: Mapped[datetime | None]
    cancelled_why: Mapped[str | None] = mapped_column(Text)
    result: Mapped[dict[str, Any] | None]
    result_hash: Mapped[str | None] = mapped_column(String(64))
    challenge_until: Mapped[date | None]
    present: Mapped[int | None]
    """How many people the host of a vote in a meeting has counted in the room."""


class VoteOption(Base):
    """One answer a ballot can give; for a budget, a project with its cost in euros, district and exclusive group."""

    __tablename__ = "vote_option"
    __table_args__ = (UniqueConstraint("vote_id", "key"),)

    id: Mapped[Id]
    vote_id: Mapped[int] = ref("vote.id", index=False, ondelete="CASCADE")
    key: Mapped[str] = mapped_column(String(20))
    position: Mapped[int]
    label: Mapped[str] = mapped_column(String(120))
    details: Mapped[str] = mapped_column(Text, default="")
    cost: Mapped[int | None]
    district: Mapped[str] = mapped_column(String(80), default="")
    exclusive_group: Mapped[str] = mapped_column(String(40), default="")


class Incident(Base):
    """Something that went wrong or looked odd, noted while it happened; it stands in the minutes for ever."""

    __tablename__ = "vote_incident"

    id: Mapped[Id]
    vote_id: Mapped[int] = ref("vote.id", ondelete="CASCADE")
    kind: Mapped[str] = mapped_column(String(30), default="noted")
    text: Mapped[str] = mapped_column(Text)
    by_id: Mapped[int | None] = ref("account.id", index=False)
    at: Mapped[datetime]


class Challenge(Base):
    """Somebody contests the vote within the days for it; another person decides, with a reason."""

    __tablename__ = "vote_challenge"
    __table_args__ = (UniqueConstraint("vote_id", "submission_key"), CheckConstraint("decision IN ('', 'upheld', 'rejected')", name="decision_known"))

    id: Mapped[Id]
    vote_id: Mapped[int] = ref("vote.id", index=False, ondelete="CASCADE")
    participant_id: Mapped[int | None] = ref("participant.id", ondelete="SET NULL")
    receipt_code: Mapped[str] = mapped_column(String(20), unique=True)
    submission_key: Mapped[str] = mapped_column(String(64))
    name: Mapped[str] = mapped_column(String(120), default="")
    contact: Mapped[str] = mapped_column(String(254), default="")
    text: Mapped[str] = mapped_column(Text)
    created_at: Mapped[datetime]
    decision: Mapped[str] = mapped_column(String(10), default="")
    reason: Mapped[str] = mapped_column(Text, default="")
    decided_by_id: Mapped[int | None] = ref("account.id", index=False)
    decided_at: Mapped[datetime | None]


class VoteResult(Contribution):
    """The result as an input to the town: it gets the same clock, team and answer as anything a resident says."""

    __tablename__ = "vote_result"
    __mapper_args__ = {"polymorphic_identity": "vote_result"}

    id: Mapped[int] = ref("contribution.id", primary_key=True, index=False, ondelete="CASCADE")
    vote_id: Mapped[int] = ref("vote.id", unique=True, index=False)
