"""A statement card and the positions taken on it."""

from datetime import datetime

from sqlalchemy import CheckConstraint, Index, SmallInteger
from sqlalchemy.orm import Mapped, mapped_column

from app.contributions.models import Contribution
from app.core.db import Base, BigId, ref


class Statement(Contribution):
    """A card. Its text is the contribution's title. Counters are kept by `actions.take_position`."""

    __tablename__ = "statement"
    __mapper_args__ = {"polymorphic_identity": "statement"}

    id: Mapped[int] = ref("contribution.id", primary_key=True, index=False, ondelete="CASCADE")
    position: Mapped[int] = mapped_column(default=0)
    agree_count: Mapped[int] = mapped_column(default=0)
    disagree_count: Mapped[int] = mapped_column(default=0)
    pass_count: Mapped[int] = mapped_column(default=0)


class Position(Base):
    """One person's present word on one card: +1 agree, -1 disagree, 0 don't know. The primary key makes it one."""

    __tablename__ = "position"
    __table_args__ = (
        CheckConstraint("value IN (-1, 0, 1)", name="value_known"),
        Index("ix_position_participant", "participant_id", "process_id"),
    )

    statement_id: Mapped[int] = ref("statement.id", primary_key=True, index=False, ondelete="CASCADE")
    participant_id: Mapped[int] = mapped_column(BigId, primary_key=True)
    process_id: Mapped[int] = ref("process.id", index=False)
    value: Mapped[int] = mapped_column(SmallInteger)
    created_at: Mapped[datetime]
    changed_at: Mapped[datetime]
