"""What a site says about words: its wordings, the words its readers asked about, its official texts, and what is said in other languages."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, CheckConstraint, Date, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.core.db import Base, BigId, Id, ref
from app.core.states import state_check


class AskedState(StrEnum):
    """Where a question about a word stands. `dismissed`: it is no word for the glossary (a name, a slip of the finger)."""

    ASKED = "asked"
    ANSWERED = "answered"
    DISMISSED = "dismissed"


class TextState(StrEnum):
    DRAFT = "draft"
    PUBLISHED = "published"


class TranslationState(StrEnum):
    """`submitted`: it waits for a second reader."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    PUBLISHED = "published"


class Wording(Base):
    """One version of what a site says about a term: another wording of a national one, a term of its own, or « not here ».

    Rows are added, never edited; the highest version of a slug counts.
    """

    __tablename__ = "wording"
    __table_args__ = (
        UniqueConstraint("site_id", "slug", "version"), CheckConstraint("kind IN ('word', 'phrase', 'verb', 'acronym')", name="kind_known"),
    )

    id: Mapped[Id]
    site_id: Mapped[int] = ref("site.id", index=False)
    slug: Mapped[str] = mapped_column(String(60))
    version: Mapped[int]
    term: Mapped[str] = mapped_column(String(80))
    kind: Mapped[str] = mapped_column(String(10))
    plain: Mapped[str] = mapped_column(String(200))
    explanation: Mapped[str] = mapped_column(Text, default="")
    example: Mapped[str] = mapped_column(Text, default="")
    shown: Mapped[bool] = mapped_column(default=True)
    created_by_id: Mapped[int | None] = ref("account.id", index=False)
    created_at: Mapped[datetime]


class AskedWord(Base):
    """« I don't understand this word »: one row for one person and word. `key` is the word as all its spellings share it."""

    __tablename__ = "asked_word"
    __table_args__ = (
        UniqueConstraint("site_id", "key", "participant_id"), state_check("state", AskedState),
        Index("ix_asked_word_site_state", "site_id", "state", "key"),
    )

    id: Mapped[Id]
    site_id: Mapped[int] = ref("site.id", index=False)
    code: Mapped[str] = mapped_column(String(20), unique=True)
    word: Mapped[str] = mapped_column(String(80))
    key: Mapped[str] = mapped_column(String(80))
    sentence: Mapped[str] = mapped_column(String(400), default="")
    page: Mapped[str] = mapped_column(String(300), default="")
    language: Mapped[str] = mapped_column(String(5), default="fr")
    participant_id: Mapped[int | None] = ref("participant.id", ondelete="SET NULL")
    contact_id: Mapped[int | None] = ref("contact.id", ondelete="SET NULL")
    asked_at: Mapped[datetime]
    state: Mapped[str] = mapped_column(String(10), default=AskedState.ASKED)
    state_at: Mapped[datetime]
    answer_slug: Mapped[str] = mapped_column(String(60), default="")


class OfficialText(Base):
    """A text of the town, such as a deliberation; what it says stands in its versions."""

    __tablename__ = "official_text"
    __table_args__ = (UniqueConstraint("site_id", "slug"), state_check("state", TextState))

    id: Mapped[Id]
    site_id: Mapped[int] = ref("site.id", index=False)
    slug: Mapped[str] = mapped_column(String(60))
    state: Mapped[str] = mapped_column(String(10), default=TextState.DRAFT)
    created_at: Mapped[datetime]
    published_at: Mapped[datetime | None]


class TextVersion(Base):
    """One version of an official text. A draft has one, changed in place; a published one gets a new one at each change."""

    __tablename__ = "official_text_version"
    __table_args__ = (
        UniqueConstraint("text_id", "version"),
        CheckConstraint("(reviewed_on IS NULL) = (reviewed_by = '')", name="review_whole"),
    )

    id: Mapped[Id]
    text_id: Mapped[int] = ref("official_text.id", index=False, ondelete="CASCADE")
    version: Mapped[int]
    title: Mapped[str] = mapped_column(String(160))
    summary: Mapped[str] = mapped_column(Text, default="")
    body: Mapped[str] = mapped_column(Text, default="")
    simple: Mapped[str] = mapped_column(Text, default="")
    source_url: Mapped[str] = mapped_column(String(300), default="")
    reviewed_by: Mapped[str] = mapped_column(String(120), default="")
    reviewed_on: Mapped[date | None] = mapped_column(Date)
    note: Mapped[str] = mapped_column(String(200), default="")
    created_by_id: Mapped[int | None] = ref("account.id", index=False)
    created_at: Mapped[datetime]


class Translation(Base):
    """One version of a text in another language: `texts` by name of the part, `source` the same parts as they were translated from.

    The highest published version is the one in force; at most one newer one is being written. `writers` are the accounts that typed
    in it: none of them may accept it. `saves` counts how often it was kept. Nothing is kept of the source of residents' words.
    """

    __tablename__ = "translation"
    __table_args__ = (
        UniqueConstraint("site_id", "kind", "subject_id", "language", "version"), state_check("state", TranslationState),
    )

    id: Mapped[Id]
    site_id: Mapped[int] = ref("site.id", index=False)
    kind: Mapped[str] = mapped_column(String(20))
    subject_id: Mapped[int] = mapped_column(BigId)
    language: Mapped[str] = mapped_column(String(5))
    version: Mapped[int]
    state: Mapped[str] = mapped_column(String(10), default=TranslationState.DRAFT)
    texts: Mapped[dict[str, Any]]
    source: Mapped[dict[str, Any]]
    source_digest: Mapped[str] = mapped_column(String(64))
    note: Mapped[str] = mapped_column(Text, default="")
    writers: Mapped[list[int]] = mapped_column(JSON)
    saves: Mapped[int] = mapped_column(default=0)
    translator_id: Mapped[int | None] = ref("account.id", index=False)
    translator_name: Mapped[str] = mapped_column(String(250), default="")
    reader_id: Mapped[int | None] = ref("account.id", index=False)
    reader_name: Mapped[str] = mapped_column(String(250), default="")
    created_at: Mapped[datetime]
    saved_at: Mapped[datetime]
    submitted_at: Mapped[datetime | None]
    published_at: Mapped[datetime | None]
