"""An idea: the spine's title and body, and two optional answers that make it easier to act on."""

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from app.contributions.models import Contribution
from app.core.db import ref


class Proposal(Contribution):
    """An idea. `for_whom` and `often` are optional; both come from the second screen."""

    __tablename__ = "proposal"
    __mapper_args__ = {"polymorphic_identity": "proposal"}

    id: Mapped[int] = ref("contribution.id", primary_key=True, index=False, ondelete="CASCADE")
    for_whom: Mapped[str | None] = mapped_column(String(200))
    often: Mapped[str | None] = mapped_column(String(20))
