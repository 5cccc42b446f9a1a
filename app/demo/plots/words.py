"""Words are asked about and explained; official texts are published with their simple version."""

from collections.abc import Iterator
from datetime import datetime
from random import Random

from app.demo.content import Content, Facts
from app.demo.events import Act, Event
from app.demo.rules import Calendar, Thread
from app.demo.scene import Scene
from app.language import actions
from app.language.models import AskedWord

PARTS = ("title", "summary", "body", "simple", "source_url", "reviewed_by")


def words(content: Content, calendar: Calendar) -> Iterator[Event]:
    """All that happens to words and texts."""
    for facts in content.words["texts"]:
        thread = Thread(calendar, Random(facts["title"]))  # noqa: S311
        yield Event(thread.staff(facts["days"]), _publish(facts, calendar))
    for facts in content.words["wordings"]:
        thread = Thread(calendar, Random(facts["term"]))  # noqa: S311
        yield Event(thread.staff(facts["days"]), _word(facts))
    for facts in content.words["asked"]:
        thread = Thread(calendar, Random(facts["word"] + facts["site"]))  # noqa: S311
        asked: list[AskedWord] = []
        for number in range(facts["people"]):
            yield Event(thread.resident(facts["days"]), _ask(facts, number, asked))
        if "answer" in facts:
            yield Event(thread.staff(facts["days"] + 2), _answer(facts, asked))


def _publish(facts: Facts, calendar: Calendar) -> Act:
    def act(scene: Scene, now: datetime) -> None:
        site, moderator = scene.sites[facts["site"]], scene.moderator(facts["site"], 0)
        content = {name: facts[name] for name in PARTS if name in facts}
        if "reviewed_days" in facts:
            content["reviewed_on"] = calendar.day(facts["reviewed_days"])
        sheet = actions.draft_text(scene.session, moderator, site, now=now, **content)
        if not facts.get("draft"):
            actions.publish_text(scene.session, moderator, site, sheet, now=now)

    return act


def _word(facts: Facts) -> Act:
    said = {name: facts[name] for name in ("term", "kind", "plain", "explanation", "example") if name in facts}

    def act(scene: Scene, now: datetime) -> None:
        actions.word_term(scene.session, scene.moderator(facts["site"], 0), scene.sites[facts["site"]], now=now, **said)

    return act


def _ask(facts: Facts, number: int, asked: list[AskedWord]) -> Act:
    def act(scene: Scene, now: datetime) -> None:
        person = scene.person(f"asks {facts['word']} {number} {facts['site']}", now)
        asked.append(actions.ask_word(
            scene.session, person, scene.sites[facts["site"]], facts["word"], sentence=facts.get("sentence", ""),
            page=facts.get("page", ""), now=now,
        ))

    return act


def _answer(facts: Facts, asked: list[AskedWord]) -> Act:
    def act(scene: Scene, now: datetime) -> None:
        site, moderator = scene.sites[facts["site"]], scene.moderator(facts["site"], 0)
        wording = actions.word_term(scene.session, moderator, site, now=now, **facts["answer"])
        actions.answer_word(scene.session, moderator, site, asked[0].id, wording, now=now)

    return act
