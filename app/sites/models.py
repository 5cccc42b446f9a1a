"""A site and what it is made of."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core.db import Base, Id, ref
from app.core.states import state_check


class SiteKind(StrEnum):
    TOWN = "town"
    GROUP = "group"


class TerritoryKind(StrEnum):
    NEIGHBOURHOOD = "neighbourhood"
    MEMBER_TOWN = "member_town"
    PLACE = "place"


class Review(StrEnum):
    """Who sees an answer before it leaves."""

    NONE = "none"
    HEAD = "head"
    ELECTED = "elected"


class Site(Base):
    """The space of a town or of a group of towns. `reply_days` are working days in the site's holiday zone."""

    __tablename__ = "site"
    __table_args__ = (state_check("kind", SiteKind), state_check("answer_review", Review))

    id: Mapped[Id]
    slug: Mapped[str] = mapped_column(String(60), unique=True)
    name: Mapped[str] = mapped_column(String(120))
    kind: Mapped[str] = mapped_column(String(10))
    tagline: Mapped[str] = mapped_column(String(200), default="")
    monogram: Mapped[str] = mapped_column(String(3), default="")
    palette: Mapped[str] = mapped_column(String(20), default="indigo")
    languages: Mapped[list[str]]
    words: Mapped[dict[str, Any]] = mapped_column(default=dict)
    reply_days: Mapped[int] = mapped_column(default=15)
    holiday_zone: Mapped[str] = mapped_column(String(20), default="metropole")
    answer_review: Mapped[str] = mapped_column(String(10), default=Review.NONE)
    phone: Mapped[str] = mapped_column(String(20))
    hours: Mapped[str] = mapped_column(String(120))
    contact_name: Mapped[str] = mapped_column(String(120))
    contact_email: Mapped[str] = mapped_column(String(254), default="")
    opened_at: Mapped[datetime]
    left_at: Mapped[datetime | None]


class Territory(Base):
    """A neighbourhood, a member town of a group, or a place that carries a QR code (`code`)."""

    __tablename__ = "territory"
    __table_args__ = (UniqueConstraint("site_id", "slug"), state_check("kind", TerritoryKind))

    id: Mapped[Id]
    site_id: Mapped[int] = ref("site.id")
    parent_id: Mapped[int | None] = ref("territory.id")
    kind: Mapped[str] = mapped_column(String(20))
    slug: Mapped[str] = mapped_column(String(80))
    name: Mapped[str] = mapped_column(String(120))
    code: Mapped[str | None] = mapped_column(String(12), unique=True)
    latitude: Mapped[float | None]
    longitude: Mapped[float | None]


class Theme(Base):
    """A theme in residents' words; `policy` is the word of the administration, never shown to residents."""

    __tablename__ = "theme"
    __table_args__ = (UniqueConstraint("site_id", "slug"),)

    id: Mapped[Id]
    site_id: Mapped[int] = ref("site.id")
    slug: Mapped[str] = mapped_column(String(40))
    label: Mapped[str] = mapped_column(String(80))
    icon: Mapped[str] = mapped_column(String(30), default="dots")
    policy: Mapped[str] = mapped_column(String(80), default="")
    position: Mapped[int] = mapped_column(default=0)


class Team(Base):
    """A named team that answers. The counters are kept by the verbs that change them."""

    __tablename__ = "team"
    __table_args__ = (UniqueConstraint("site_id", "slug"),)

    id: Mapped[Id]
    site_id: Mapped[int] = ref("site.id")
    territory_id: Mapped[int | None] = ref("territory.id")
    slug: Mapped[str] = mapped_column(String(60))
    name: Mapped[str] = mapped_column(String(120))
    does: Mapped[str] = mapped_column(String(200), default="")
    phone: Mapped[str] = mapped_column(String(20))
    email: Mapped[str] = mapped_column(String(254))
    hours: Mapped[str] = mapped_column(String(120))
    contact_name: Mapped[str] = mapped_column(String(120))
    triage: Mapped[bool] = mapped_column(default=False)
    closed_at: Mapped[datetime | None]
    answered_count: Mapped[int] = mapped_column(default=0)
    on_time_count: Mapped[int] = mapped_column(default=0)
    heard_yes_count: Mapped[int] = mapped_column(default=0)
    heard_partly_count: Mapped[int] = mapped_column(default=0)
    heard_no_count: Mapped[int] = mapped_column(default=0)

    themes: Mapped[list[Theme]] = relationship(secondary="team_theme", order_by="Theme.position", viewonly=True)


class TeamTheme(Base):
    """A team handles a theme."""

    __tablename__ = "team_theme"

    team_id: Mapped[int] = ref("team.id", primary_key=True)
    theme_id: Mapped[int] = ref("theme.id", primary_key=True)


class RoleGrant(Base):
    """A role given to an account: rows are added and ended, never edited. No site means all sites."""

    __tablename__ = "role_grant"
    __table_args__ = (Index("ix_role_grant_site_role", "site_id", "role"),)

    id: Mapped[Id]
    account_id: Mapped[int] = ref("account.id")
    role: Mapped[str] = mapped_column(String(20))
    site_id: Mapped[int | None] = ref("site.id", index=False)
    team_id: Mapped[int | None] = ref("team.id")
    title: Mapped[str] = mapped_column(String(120), default="")
    granted_by_id: Mapped[int | None] = ref("account.id", index=False)
    granted_at: Mapped[datetime]
    ends_at: Mapped[datetime | None]
    revoked_by_id: Mapped[int | None] = ref("account.id", index=False)
    revoked_at: Mapped[datetime | None]


class Substitution(Base):
    """While `away` is away, `substitute` receives and may do the same in that team."""

    __tablename__ = "substitution"

    id: Mapped[Id]
    team_id: Mapped[int] = ref("team.id")
    away_id: Mapped[int] = ref("account.id")
    substitute_id: Mapped[int] = ref("account.id")
    starts_on: Mapped[date]
    ends_on: Mapped[date]


class OutsideBody(Base):
    """Somebody outside the town who is competent: a landlord, a transport operator, the police."""

    __tablename__ = "outside_body"

    id: Mapped[Id]
    site_id: Mapped[int] = ref("site.id")
    name: Mapped[str] = mapped_column(String(120))
    does: Mapped[str] = mapped_column(String(200), default="")
    phone: Mapped[str] = mapped_column(String(20), default="")
    email: Mapped[str] = mapped_column(String(254), default="")
    url: Mapped[str] = mapped_column(String(300), default="")


class Competence(Base):
    """Who is competent for a theme of the site: its member towns, the group itself, or a body outside."""

    __tablename__ = "competence"
    __table_args__ = (UniqueConstraint("site_id", "theme_id"),)

    id: Mapped[Id]
    site_id: Mapped[int] = ref("site.id", index=False)
    theme_id: Mapped[int] = ref("theme.id")
    holder: Mapped[str] = mapped_column(String(10))
    body_id: Mapped[int | None] = ref("outside_body.id")
    because: Mapped[str] = mapped_column(Text, default="")


class Setting(Base):
    """Names of the programme and its partners, and other national values: data, never code."""

    __tablename__ = "setting"

    key: Mapped[str] = mapped_column(String(60), primary_key=True)
    value: Mapped[dict[str, Any]]
    changed_at: Mapped[datetime]
