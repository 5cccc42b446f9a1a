"""Loading the demonstration: all of it or nothing, in one transaction, in the order of time."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.audit.models import Entry
from app.core.db import Database
from app.core.settings import Settings
from app.core.workdays import METROPOLE
from app.demo.content import Content, read
from app.demo.events import Event
from app.demo.plots.aided import aided
from app.demo.plots.consultations import consultations
from app.demo.plots.days import mornings, remarks
from app.demo.plots.voting.live import live_votes
from app.demo.plots.positions import positions
from app.demo.plots.tales import tales
from app.demo.plots.voting.rolls import votes
from app.demo.plots.translations import translations
from app.demo.plots.words import words
from app.demo.rules import Calendar, at
from app.demo.scene import Scene
from app.demo.towns import install
from app.notifications.actions import start_from
from app.sites.queries import all_sites
from app.statements.models import Position

OPENED = -240
"""The day on which the towns were set up: before their first consultation."""
NEWS = timedelta(days=3)
"""Older events are no news: nobody is written to about them."""


class Unsuitable(Exception):
    """The demonstration must not be loaded here; the message says why, in French."""


@dataclass(frozen=True)
class Loaded:
    """What was loaded."""

    sites: int
    ideas: int
    positions: int
    entries: int


def is_filled(database: Database) -> bool:
    """Whether the database holds a site already."""
    with database.read() as session:
        return bool(all_sites(session))


def load(database: Database, settings: Settings, *, now: datetime) -> Loaded:
    """Replay the whole story into an empty database, dated back from `now`. Raises `Unsuitable`.

    One transaction: a killed load leaves an empty database, never half a town. The audit entries are written at its end.
    """
    if settings.mode == "production":
        raise Unsuitable("La démonstration ne se charge jamais sur un vrai site : ENTENDU_MODE vaut « production ».")
    content = read()
    with database.transaction() as session:
        if all_sites(session):
            raise Unsuitable("Cette base contient déjà des villes. La démonstration ne se charge que dans une base vide.")
        scene = Scene(session, settings.data_dir / "photos", settings.secret_key)
        everywhere = Calendar(now, METROPOLE)
        install(scene, content, opened_at=at(everywhere.workday(OPENED), time(9)), now=now)
        story = sorted(_story(content, everywhere, now), key=lambda event: event.at)
        for event in story:
            event.act(scene, event.at)
    with database.transaction() as session:
        start_from(session, now - NEWS)
    with database.read() as session:
        return Loaded(len(content.sites), len(content.ideas), _count(session, Position), _count(session, Entry))


def _story(content: Content, everywhere: Calendar, now: datetime) -> Iterator[Event]:
    zones = {slug: Calendar(now, facts["holiday_zone"]) for slug, facts in content.sites.items()}
    yield from consultations(content, everywhere)
    yield from positions(content, everywhere)
    for tale in tales(content, zones):
        yield from tale.events
    yield from aided(content, everywhere)
    yield from mornings(everywhere)
    yield from remarks(content, everywhere)
    yield from words(content, everywhere)
    yield from votes(content, everywhere)
    yield from live_votes(content, everywhere)
    yield from translations(content, everywhere)


def _count(session: Session, table: type) -> int:
    return session.scalar(select(func.count()).select_from(table)) or 0
