"""Paper ballots of one envelope, typed twice by two people before they join the box."""

from datetime import datetime

from sqlalchemy import Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.core.db import Base, Id, ref
from app.core.states import state_check
from app.voting.rules.states import BatchState


class PaperBatch(Base):
    """One envelope. `papers` is how many sheets were counted by hand before anybody typed."""

    __tablename__ = "paper_batch"
    __table_args__ = (state_check("state", BatchState),)

    id: Mapped[Id]
    vote_id: Mapped[int] = ref("vote.id", ondelete="CASCADE")
    label: Mapped[str] = mapped_column(String(80))
    papers: Mapped[int]
    state: Mapped[str] = mapped_column(String(10), default=BatchState.TYPING)
    created_by_id: Mapped[int | None] = ref("account.id", index=False)
    created_at: Mapped[datetime]
    merged_at: Mapped[datetime | None]


class PaperBallot(Base):
    """One sheet as one person typed it; gone once the batch is merged. `marks` is what `rules.room.sheets` writes."""

    __tablename__ = "paper_ballot"
    __table_args__ = (Index("ix_paper_ballot_batch_typist", "batch_id", "typed_by_id"),)

    id: Mapped[Id]
    batch_id: Mapped[int] = ref("paper_batch.id", index=False, ondelete="CASCADE")
    typed_by_id: Mapped[int] = ref("account.id", index=False)
    elector_id: Mapped[int | None] = ref("elector.id", index=False, ondelete="CASCADE")
    marks: Mapped[str] = mapped_column(Text)
