"""The boxes: who has voted (one row a vote), and what was voted, kept so that nothing stored joins the two.

A secret ballot has a random key and no time; at the close all ballots and receipts of a vote are written again in the order of
their content, and the register once more, so that neither row order nor `xmin` says anything (reliability row 11). Until
then the database's own history could join them: `actions.closing` says so in the minutes and empties that history.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.core.db import Base, Id, ref


class Register(Base):
    """Who has voted in a vote: one byte an elector (`rules.register`). Its row lock puts the vote's casts in line."""

    __tablename__ = "register"

    vote_id: Mapped[int] = ref("vote.id", primary_key=True, index=False, ondelete="CASCADE")
    signs: Mapped[bytes] = mapped_column(LargeBinary, default=b"")


class OpenBallot(Base):
    """A named ballot of an open vote: the last one before the close holds. `elector_id` is whose vote it is, whoever cast it."""

    __tablename__ = "open_ballot"

    vote_id: Mapped[int] = ref("vote.id", primary_key=True, index=False, ondelete="CASCADE")
    elector_id: Mapped[int] = ref("elector.id", primary_key=True, ondelete="CASCADE")
    marks: Mapped[dict[str, Any]]
    cast_at: Mapped[datetime]


class SecretBallot(Base):
    """A ballot without a name, a time or an order. `marks` is canonical JSON; `weight` is shared by five electors at least."""

    __tablename__ = "secret_ballot"
    __table_args__ = {"sqlite_with_rowid": False}

    vote_id: Mapped[int] = ref("vote.id", primary_key=True, index=False, ondelete="CASCADE")
    key: Mapped[str] = mapped_column(String(32), primary_key=True)
    marks: Mapped[str] = mapped_column(Text)
    weight: Mapped[int] = mapped_column(default=1)


class BallotReceipt(Base):
    """The digest of a receipt: proves that one ballot is in the box, not which one."""

    __tablename__ = "ballot_receipt"
    __table_args__ = {"sqlite_with_rowid": False}

    vote_id: Mapped[int] = ref("vote.id", primary_key=True, index=False, ondelete="CASCADE")
    digest: Mapped[str] = mapped_column(String(64), primary_key=True)


class RehearsalBallot(Base):
    """A ballot of a rehearsal, thrown away at the opening."""

    __tablename__ = "rehearsal_ballot"

    id: Mapped[Id]
    vote_id: Mapped[int] = ref("vote.id", ondelete="CASCADE")
    marks: Mapped[dict[str, Any]]
