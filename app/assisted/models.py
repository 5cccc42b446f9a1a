"""Printed sheets and their slips, and letters that were printed."""

from datetime import datetime

from sqlalchemy import JSON, Index, SmallInteger, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.assisted.rules.slips import SlipState
from app.core.db import Base, Id, ref
from app.core.states import state_check


class SlipBatch(Base):
    """Sheets printed together: the same question, the same cards (`cards` holds their ids in the printed order)."""

    __tablename__ = "slip_batch"

    id: Mapped[Id]
    site_id: Mapped[int] = ref("site.id")
    process_id: Mapped[int | None] = ref("process.id")
    question: Mapped[str] = mapped_column(String(200))
    label: Mapped[str] = mapped_column(String(80), default="")
    cards: Mapped[list[int]] = mapped_column(JSON)
    count: Mapped[int]
    made_by_id: Mapped[int | None] = ref("account.id")
    made_at: Mapped[datetime]


class PaperSlip(Base):
    """One printed sheet. Its code becomes the receipt code of what is typed in from it; `handled` tells who entered or voided it."""

    __tablename__ = "paper_slip"
    __table_args__ = (
        state_check("state", SlipState), UniqueConstraint("batch_id", "number"), Index("ix_paper_slip_site_handled", "site_id", "handled_at"),
    )

    id: Mapped[Id]
    batch_id: Mapped[int] = ref("slip_batch.id", index=False)
    site_id: Mapped[int] = ref("site.id", index=False)
    process_id: Mapped[int | None] = ref("process.id")
    number: Mapped[int] = mapped_column(SmallInteger)
    code: Mapped[str] = mapped_column(String(20), unique=True)
    state: Mapped[str] = mapped_column(String(10), default=SlipState.UNUSED)
    contribution_id: Mapped[int | None] = ref("contribution.id", ondelete="SET NULL")
    handled_by_id: Mapped[int | None] = ref("account.id")
    handled_at: Mapped[datetime | None]


class Letter(Base):
    """An answer that was printed for its author, once; those of one printing share `printed_at`. No address is kept here."""

    __tablename__ = "letter"
    __table_args__ = (UniqueConstraint("contribution_id", "answer_id"), Index("ix_letter_site_printed", "site_id", "printed_at"))

    id: Mapped[Id]
    site_id: Mapped[int] = ref("site.id", index=False)
    contribution_id: Mapped[int] = ref("contribution.id", index=False, ondelete="CASCADE")
    answer_id: Mapped[int] = ref("answer.id")
    printed_by_id: Mapped[int | None] = ref("account.id")
    printed_at: Mapped[datetime]
