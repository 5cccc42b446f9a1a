"""Associations translate: some texts are published, some wait for their second reader, one grew old when the French changed."""

from collections.abc import Iterator
from datetime import datetime
from random import Random

from app.contributions.translated import input_original
from app.demo.content import Content, Facts
from app.demo.events import Act, Event
from app.demo.rules import Calendar, Thread
from app.demo.scene import Scene, there
from app.language import actions, queries
from app.language.queries import Sheet
from app.language.rules.translating import mark_of
from app.language.translatable import Original
from app.language.translated import text_original
from app.processes.translated import consultation_original


def translations(content: Content, calendar: Calendar) -> Iterator[Event]:
    """All that is translated."""
    for facts in content.translations:
        thread = Thread(calendar, Random(facts["language"] + facts["texts"]["title"]))  # noqa: S311
        yield Event(thread.staff(facts["days"]), _write(facts))
        if "read_by" in facts:
            yield Event(thread.staff(facts["read_days"]), _accept(facts))
        if "then" in facts:
            yield Event(thread.staff(facts["then"]["days"]), _change(facts))


def _write(facts: Facts) -> Act:
    verb = actions.keep_translation if facts.get("draft") else actions.submit_translation

    def act(scene: Scene, now: datetime) -> None:
        site, who = scene.sites[facts["site"]], scene.staff[facts["site"], facts["by"]]
        verb(scene.session, who, site, _original(scene, facts), facts["language"], facts["texts"], seen="0.0", now=now)

    return act


def _accept(facts: Facts) -> Act:
    def act(scene: Scene, now: datetime) -> None:
        site, who, original = scene.sites[facts["site"]], scene.staff[facts["site"], facts["read_by"]], _original(scene, facts)
        row = there(queries.work_on(scene.session, site.id, original.kind, original.id, facts["language"]).current)
        actions.accept_translation(scene.session, who, site, row, seen=mark_of(row), now=now)

    return act


def _change(facts: Facts) -> Act:
    then = facts["then"]

    def act(scene: Scene, now: datetime) -> None:
        site, moderator = scene.sites[facts["site"]], scene.moderator(facts["site"], 0)
        actions.edit_text(scene.session, moderator, site, _sheet(scene, facts), {"simple": then["simple"]}, note=then["note"], now=now)

    return act


def _original(scene: Scene, facts: Facts) -> Original:
    if "idea" in facts:
        return input_original(scene.ideas[facts["idea"]])
    if "process" in facts:
        return consultation_original(scene.sheet(facts["site"], facts["process"], fresh=True))
    return text_original(_sheet(scene, facts))


def _sheet(scene: Scene, facts: Facts) -> Sheet:
    found = queries.public_texts(scene.session, scene.sites[facts["site"]].id)
    return there(next((sheet for sheet in found if sheet.version.title == facts["text"]), None))
