"""Consultations are framed, opened, changed, closed and told about."""

from collections.abc import Iterator
from datetime import datetime
from random import Random

from app.core.clock import end_of
from app.demo.content import Content, Facts
from app.demo.events import Act, Event
from app.demo.rules import Calendar, Thread
from app.demo.scene import Scene
from app.people.rules import Role, system
from app.processes import actions
from app.processes.models import StepKind
from app.statements.actions import add_card

TEXTS = ("question", "can_change", "cannot_change", "money", "what_happens", "who_may")


def consultations(content: Content, calendar: Calendar) -> Iterator[Event]:
    """The events of all consultations."""
    for process in content.processes:
        yield from _life(content, process, calendar)


def _life(content: Content, process: Facts, calendar: Calendar) -> Iterator[Event]:
    thread = Thread(calendar, Random(process["code"]))  # noqa: S311
    framing, changes = process["framing"], process.get("framing_changes", [])
    first = framing | {name: value for change in changes for name, value in change["before"].items()}
    created = -abs(process["created_days"])
    yield Event(thread.staff(created), _create(process))
    yield Event(thread.soon(25), _frame(process, first, calendar))
    yield Event(thread.soon(10), _plan(process, first, calendar))
    yield Event(thread.soon(15), _cards(content, process))
    if process["stage"].startswith("draft"):
        return
    yield Event(thread.staff(framing["starts_days"]), _open(process))
    for change in changes:
        yield Event(thread.staff(change["days"]), _frame(process, change["after"], calendar, change["change_note"]))
        yield Event(thread.soon(5), _plan(process, framing | change["after"], calendar))
    if (closing := end_of(calendar.day(framing["ends_days"]))) < calendar.now:
        yield Event(closing, _close(process))
        thread.last = closing
    if result := process.get("result"):
        yield Event(thread.staff(result["days"]), _publish(process, result))


def _create(process: Facts) -> Act:
    def act(scene: Scene, now: datetime) -> None:
        site = scene.sites[process["site"]]
        place = scene.territories.get((site.slug, process["territory"] or ""))
        made = actions.create(
            scene.session, scene.moderator(site.slug, 0), site, title=process["title"], code=process["code"], now=now,
            territory_id=place.id if place else None,
        )
        scene.processes[site.slug, process["slug"]] = made.id

    return act


def _frame(process: Facts, facts: Facts, calendar: Calendar, note: str = "") -> Act:
    values = {name: facts[name] for name in TEXTS if name in facts}
    for ours, theirs in (("starts_on", "starts_days"), ("ends_on", "ends_days"), ("result_on", "result_days")):
        if theirs in facts:
            values[ours] = calendar.day(facts[theirs])
    for person in ("technician", "elected"):
        if facts.get(person):
            values |= {f"{person}_name": facts[person]["name"], f"{person}_title": facts[person]["title"]}
    values |= {f"contact_{name}": facts["contact"][name] for name in ("name", "phone", "hours") if "contact" in facts}

    def act(scene: Scene, now: datetime) -> None:
        sheet = scene.sheet(process["site"], process["slug"], fresh=True)
        actions.frame(scene.session, scene.moderator(process["site"], 0), scene.sites[process["site"]], sheet, values, note=note, now=now)

    return act


def _plan(process: Facts, framing: Facts, calendar: Calendar) -> Act:
    """The steps follow the framing's dates."""
    days = {
        StepKind.REACT: (framing["starts_days"], framing["ends_days"]), StepKind.PROPOSE: (framing["starts_days"], framing["ends_days"]),
        StepKind.RESULT: (framing["result_days"], framing["result_days"] + 30),
    }

    def act(scene: Scene, now: datetime) -> None:
        site, moderator = scene.sites[process["site"]], scene.moderator(process["site"], 0)
        for kind, (opens, closes) in days.items():
            sheet = scene.sheet(site.slug, process["slug"], fresh=True)
            planned = (calendar.day(opens), calendar.day(closes))
            step = actions.plan_step(scene.session, moderator, site, sheet, kind, *planned, now=now)
            step.title = next(one["title"] for one in process["steps"] if one["kind"] == kind)
        scene.sheet(site.slug, process["slug"], fresh=True)

    return act


def _cards(content: Content, process: Facts) -> Act:
    deck = content.cards.get((process["site"], process["slug"]), {"cards": []})

    def act(scene: Scene, now: datetime) -> None:
        site, moderator = scene.sites[process["site"]], scene.moderator(process["site"], 1)
        sheet = scene.sheet(site.slug, process["slug"])
        for place, card in enumerate(deck["cards"]):
            made = add_card(scene.session, moderator, site, sheet, card["text"], position=place, now=now)
            scene.cards[site.slug, process["slug"], place] = made

    return act


def _open(process: Facts) -> Act:
    def act(scene: Scene, now: datetime) -> None:
        site = scene.sites[process["site"]]
        actions.open_process(scene.session, scene.moderator(site.slug, 0), site, scene.sheet(site.slug, process["slug"], fresh=True), now=now)

    return act


def _close(process: Facts) -> Act:
    def act(scene: Scene, now: datetime) -> None:
        site = scene.sites[process["site"]]
        actions.close_process(scene.session, system("clock"), site, scene.sheet(site.slug, process["slug"], fresh=True), now=now)

    return act


def _publish(process: Facts, result: Facts) -> Act:
    decided = "\n".join(f"- {line}" for line in result["decisions"])
    text = f"**{result['summary']}**\n\n{result['text']}\n\n{decided}"

    def act(scene: Scene, now: datetime) -> None:
        site = scene.sites[process["site"]]
        administrator = scene.those(site.slug, Role.ADMINISTRATOR)[0]
        actions.publish_result(scene.session, administrator, site, scene.sheet(site.slug, process["slug"], fresh=True), text, now=now)

    return act
