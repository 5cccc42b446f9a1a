"""The roll of one vote: its electors, who is present, who votes for whom."""

from datetime import datetime

from sqlalchemy import CheckConstraint, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from app.core.db import Base, Id, ref
from app.core.states import state_check
from app.voting.rules.states import ProxyState, Reach


class Elector(Base):
    """One line of a roll. `number` is the place in the register, dealt out at random. No column says when they did anything.

    The link and the code that let them in are derived from the platform's key and `nonce`; only their digests are stored. The
    code's digest is keyed, because forty bits alone could be guessed from a stolen table.
    """

    __tablename__ = "elector"
    __table_args__ = (
        UniqueConstraint("vote_id", "number"), UniqueConstraint("vote_id", "key"), state_check("reach", Reach),
        CheckConstraint("weight BETWEEN 1 AND 1000", name="weight_sane"),
    )

    id: Mapped[Id]
    vote_id: Mapped[int] = ref("vote.id", index=False, ondelete="CASCADE")
    number: Mapped[int]
    key: Mapped[str] = mapped_column(String(160))
    name: Mapped[str] = mapped_column(String(120), default="")
    told_apart: Mapped[str] = mapped_column(String(80), default="")
    group: Mapped[str] = mapped_column("college", String(80), default="")
    reach: Mapped[str] = mapped_column(String(10))
    address: Mapped[str] = mapped_column(Text, default="")
    language: Mapped[str] = mapped_column(String(5), default="fr")
    weight: Mapped[int] = mapped_column(default=1)
    nonce: Mapped[str] = mapped_column(String(64))
    link_digest: Mapped[str] = mapped_column(String(64), unique=True)
    code_digest: Mapped[str] = mapped_column(String(64), unique=True)
    participant_id: Mapped[int | None] = ref("participant.id", ondelete="SET NULL")
    struck_why: Mapped[str | None] = mapped_column(Text)


class Attendance(Base):
    """Somebody of the roll is in the room. No time: the order of arrival is nobody's business."""

    __tablename__ = "attendance"
    __table_args__ = {"sqlite_with_rowid": False}

    vote_id: Mapped[int] = ref("vote.id", primary_key=True, index=False, ondelete="CASCADE")
    elector_id: Mapped[int] = ref("elector.id", primary_key=True, ondelete="CASCADE")


class Proxy(Base):
    """One elector asks another to vote in their place. At most one live proxy a giver; the holder's number is limited by the vote."""

    __tablename__ = "proxy"
    __table_args__ = (
        state_check("state", ProxyState),
        CheckConstraint("giver_id <> holder_id", name="not_oneself"),
        Index(
            "ix_proxy_one_live", "giver_id", unique=True, sqlite_where=text("state IN ('asked', 'accepted')"),
            postgresql_where=text("state IN ('asked', 'accepted')"),
        ),
    )

    id: Mapped[Id]
    vote_id: Mapped[int] = ref("vote.id", ondelete="CASCADE")
    giver_id: Mapped[int] = ref("elector.id", index=False, ondelete="CASCADE")
    holder_id: Mapped[int] = ref("elector.id", ondelete="CASCADE")
    state: Mapped[str] = mapped_column(String(10), default=ProxyState.ASKED)
    entered_by_id: Mapped[int | None] = ref("account.id", index=False)
    asked_at: Mapped[datetime]
