"""The spine and its close companions: photos, supports, drafts and revisions."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, Index, SmallInteger, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.contributions.rules import Channel, State
from app.core.db import Base, Id, ref
from app.core.states import state_check
from app.people.models import Participant
from app.sites.models import Team, Territory, Theme


class Contribution(Base):
    """Anything a resident says that gets an answer. Joined-table base: `kind` names the upper package's part.

    `due_on` is the public clock; `team_id` who holds it now. Erasing a person sets `author_id` and `author_name` to null.
    """

    __tablename__ = "contribution"
    __table_args__ = (
        state_check("state", State),
        state_check("channel", Channel),
        UniqueConstraint("site_id", "import_key"),
        CheckConstraint("supports_count >= 0", name="supports_positive"),
        Index("ix_contribution_site_state", "site_id", "state", "id"),
        Index("ix_contribution_site_due", "site_id", "due_on"),
        Index("ix_contribution_site_new", "site_id", "kind", "id"),
        Index("ix_contribution_site_liked", "site_id", "kind", "supports_count", "id"),
        Index("ix_contribution_process_new", "process_id", "kind", "id"),
        Index("ix_contribution_process_liked", "process_id", "kind", "supports_count", "id"),
        Index("ix_contribution_team_state", "team_id", "state", "due_on"),
    )
    __mapper_args__ = {"polymorphic_on": "kind", "polymorphic_identity": "contribution"}

    id: Mapped[Id]
    kind: Mapped[str] = mapped_column(String(20))
    site_id: Mapped[int] = ref("site.id", index=False)
    process_id: Mapped[int | None] = ref("process.id", index=False)
    author_id: Mapped[int | None] = ref("participant.id", ondelete="SET NULL")
    author_name: Mapped[str | None] = mapped_column(String(60))
    entered_by_id: Mapped[int | None] = ref("account.id")
    channel: Mapped[str] = mapped_column(String(10), default=Channel.WEB)
    language: Mapped[str] = mapped_column(String(5), default="fr")
    territory_id: Mapped[int | None] = ref("territory.id")
    place: Mapped[str | None] = mapped_column(String(160))
    latitude: Mapped[float | None]
    longitude: Mapped[float | None]
    theme_id: Mapped[int | None] = ref("theme.id")
    title: Mapped[str] = mapped_column(String(120))
    body: Mapped[str] = mapped_column(Text)
    stems: Mapped[str] = mapped_column(Text, default="")
    state: Mapped[str] = mapped_column(String(12), default=State.RECEIVED)
    state_at: Mapped[datetime]
    receipt_code: Mapped[str] = mapped_column(String(20), unique=True)
    submission_key: Mapped[str | None] = mapped_column(String(64), unique=True)
    import_key: Mapped[str | None] = mapped_column(String(80))
    created_at: Mapped[datetime]
    edited_at: Mapped[datetime | None]
    due_on: Mapped[date | None]
    first_due_on: Mapped[date | None]
    extended: Mapped[bool] = mapped_column(default=False)
    team_id: Mapped[int | None] = ref("team.id", index=False)
    answered_at: Mapped[datetime | None]
    reopened_at: Mapped[datetime | None]
    hidden_at: Mapped[datetime | None]
    withdrawn_at: Mapped[datetime | None]
    merged_into_id: Mapped[int | None] = ref("contribution.id")
    supports_count: Mapped[int] = mapped_column(default=0)
    reports_count: Mapped[int] = mapped_column(default=0)
    merged_count: Mapped[int] = mapped_column(default=0)

    author: Mapped[Participant | None] = relationship(lazy="raise")
    theme: Mapped[Theme | None] = relationship(lazy="raise")
    territory: Mapped[Territory | None] = relationship(lazy="raise")
    team: Mapped[Team | None] = relationship(lazy="raise")

    @property
    def is_public(self) -> bool:
        """Whether anyone may read it: not hidden, not withdrawn."""
        return self.hidden_at is None and self.withdrawn_at is None


Index(
    "ix_contribution_waiting", Contribution.site_id, Contribution.reports_count.desc(), Contribution.id,
    sqlite_where=text("state IN ('received', 'read') AND merged_into_id IS NULL AND withdrawn_at IS NULL AND hidden_at IS NULL"),
    postgresql_where=text("state IN ('received', 'read') AND merged_into_id IS NULL AND withdrawn_at IS NULL AND hidden_at IS NULL"),
)


class Word(Base):
    """One word of what an input says, as a stem (everyday synonyms are one word): finds what was already said.

    Read in key order, newest input first, a few hundred rows a word: the cost does not grow with the number of inputs.
    """

    __tablename__ = "contribution_word"
    __table_args__ = {"sqlite_with_rowid": False}

    site_id: Mapped[int] = ref("site.id", primary_key=True, index=False)
    word: Mapped[str] = mapped_column(String(40), primary_key=True)
    contribution_id: Mapped[int] = ref("contribution.id", primary_key=True, ondelete="CASCADE")


class Photo(Base):
    """A re-encoded picture, by its content's digest; attached to a draft first, then to a contribution."""

    __tablename__ = "photo"

    id: Mapped[Id]
    contribution_id: Mapped[int | None] = ref("contribution.id", ondelete="CASCADE")
    participant_id: Mapped[int | None] = ref("participant.id", ondelete="SET NULL")
    digest: Mapped[str] = mapped_column(String(64), index=True)
    width: Mapped[int]
    height: Mapped[int]
    description: Mapped[str] = mapped_column(String(200), default="")
    position: Mapped[int] = mapped_column(SmallInteger, default=0)
    created_at: Mapped[datetime]
    hidden_at: Mapped[datetime | None]


class Support(Base):
    """« Me too »: one per person and contribution; how, when and how often it happens to them is optional."""

    __tablename__ = "support"

    contribution_id: Mapped[int] = ref("contribution.id", primary_key=True, index=False, ondelete="CASCADE")
    participant_id: Mapped[int] = ref("participant.id", primary_key=True, ondelete="CASCADE")
    how: Mapped[str | None] = mapped_column(String(400))
    moment: Mapped[str | None] = mapped_column(String(160))
    often: Mapped[str | None] = mapped_column(String(20))
    hidden_at: Mapped[datetime | None]
    created_at: Mapped[datetime]


class Draft(Base):
    """What somebody has typed so far, per consultation: nothing typed is ever lost."""

    __tablename__ = "draft"
    __table_args__ = (UniqueConstraint("participant_id", "site_id", "process_id", "kind"),)

    id: Mapped[Id]
    participant_id: Mapped[int] = ref("participant.id", index=False, ondelete="CASCADE")
    site_id: Mapped[int] = ref("site.id")
    process_id: Mapped[int] = mapped_column(default=0)
    kind: Mapped[str] = mapped_column(String(20))
    submission_key: Mapped[str] = mapped_column(String(64))
    fields: Mapped[dict[str, Any]]
    updated_at: Mapped[datetime]


class Revision(Base):
    """What a contribution said before it was edited or masked: history that nobody rewrites silently."""

    __tablename__ = "revision"

    id: Mapped[Id]
    contribution_id: Mapped[int] = ref("contribution.id", ondelete="CASCADE")
    title: Mapped[str] = mapped_column(String(120))
    body: Mapped[str] = mapped_column(Text)
    why: Mapped[str] = mapped_column(String(20))
    by: Mapped[str] = mapped_column(String(60))
    at: Mapped[datetime]


class Taking(Base):
    """Beside an input that somebody else took down: at which place, and the same words in French when another language was spoken."""

    __tablename__ = "taking"

    contribution_id: Mapped[int] = ref("contribution.id", primary_key=True, index=False, ondelete="CASCADE")
    noted_at: Mapped[str] = mapped_column(String(80), default="")
    french: Mapped[str] = mapped_column(Text, default="")
