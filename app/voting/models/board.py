"""A sealed vote: its public board (events and data, append-only), its trustees, its public credentials.

Nothing here names a voter: credentials are made and sent by the keeper of the codes, sorted before they arrive.
"""

from datetime import datetime

from sqlalchemy import Integer, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.core.db import Base, Id, ref


class SealedBox(Base):
    """The sealed vote's fixed parts, as canonical JSON texts (Belenios v1); `timestamp` is the archive header's (Unix seconds)."""

    __tablename__ = "sealed_box"

    vote_id: Mapped[int] = ref("vote.id", primary_key=True, index=False, ondelete="CASCADE")
    uuid: Mapped[str] = mapped_column(String(30), unique=True)
    timestamp: Mapped[int] = mapped_column(Integer, default=0)
    election: Mapped[str] = mapped_column(Text, default="")
    trustees: Mapped[str] = mapped_column(Text, default="")
    credentials: Mapped[str] = mapped_column(Text, default="")
    keeper_id: Mapped[int | None] = ref("account.id", index=False)
    credentials_at: Mapped[datetime | None]
    tally: Mapped[str] = mapped_column(Text, default="")
    result: Mapped[str] = mapped_column(Text, default="")


class Trustee(Base):
    """Somebody who holds one part of the key. Their private key never leaves their browser; without all of them nobody can count."""

    __tablename__ = "trustee"
    __table_args__ = (UniqueConstraint("vote_id", "position"),)

    id: Mapped[Id]
    vote_id: Mapped[int] = ref("vote.id", index=False, ondelete="CASCADE")
    position: Mapped[int]
    name: Mapped[str] = mapped_column(String(120))
    email: Mapped[str] = mapped_column(String(254), default="")
    nonce: Mapped[str] = mapped_column(String(64))
    link_digest: Mapped[str] = mapped_column(String(64), unique=True)
    public_key: Mapped[str] = mapped_column(Text, default="")
    partial: Mapped[str] = mapped_column(Text, default="")


class Credential(Base):
    """One public credential of a sealed vote. Not joined to an elector by anything stored."""

    __tablename__ = "vote_credential"
    __table_args__ = {"sqlite_with_rowid": False}

    vote_id: Mapped[int] = ref("vote.id", primary_key=True, index=False, ondelete="CASCADE")
    digest: Mapped[str] = mapped_column(String(64), primary_key=True)
    public: Mapped[str] = mapped_column(Text)


class BoardEvent(Base):
    """One event of the public chain; `text` is its exact bytes, `hash` their SHA-256, the next one's parent."""

    __tablename__ = "board_event"

    vote_id: Mapped[int] = ref("vote.id", primary_key=True, index=False, ondelete="CASCADE")
    height: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(20))
    payload: Mapped[str | None] = mapped_column(String(64), index=True)
    text: Mapped[str] = mapped_column(Text)
    hash: Mapped[str] = mapped_column(String(64))


class BoardData(Base):
    """A data member of the archive, by its SHA-256."""

    __tablename__ = "board_data"
    __table_args__ = {"sqlite_with_rowid": False}

    vote_id: Mapped[int] = ref("vote.id", primary_key=True, index=False, ondelete="CASCADE")
    hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    position: Mapped[int]
    text: Mapped[str] = mapped_column(Text)
