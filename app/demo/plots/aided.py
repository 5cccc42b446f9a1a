"""Sheets are printed, come back and are typed in; a mediator takes down somebody's words in another language."""

from collections.abc import Iterator
from datetime import datetime
from random import Random

from app.assisted import actions, queries
from app.assisted.models import SlipBatch
from app.assisted.rules import Taken
from app.contributions.rules import Channel
from app.demo.content import Content, Facts
from app.demo.events import Act, Event
from app.demo.rules import Calendar, Thread
from app.demo.scene import Scene, there
from app.people.rules import Actor, Role
from app.statements import queries as cards_of

PRINTED = 30


def aided(content: Content, calendar: Calendar) -> Iterator[Event]:
    """What reaches three towns by paper and by a mediator."""
    for facts in content.extras["aided"]:
        thread, batches = Thread(calendar, Random(f"aided {facts['site']}")), list[SlipBatch]()  # noqa: S311
        yield Event(thread.staff(facts["printed_days"]), _print(facts, batches))
        yield Event(thread.staff(facts["entered_days"]), _enter(facts, batches, 0))
        for number in range(1, len(facts["sheets"])):
            yield Event(thread.soon(2), _enter(facts, batches, number))
        yield Event(thread.soon(3), _void(facts, batches))
        yield Event(thread.soon(12), _listen(facts))


def helper(scene: Scene, site: str) -> Actor:
    """The mediator of a town."""
    return scene.those(site, Role.HELPER)[0]


def _print(facts: Facts, batches: list[SlipBatch]) -> Act:
    def act(scene: Scene, now: datetime) -> None:
        site, sheet = scene.sites[facts["site"]], scene.sheet(facts["site"], facts["process"])
        cards = cards_of.cards(scene.session, sheet.process.id)
        batches.append(actions.print_batch(
            scene.session, helper(scene, site.slug), site, sheet=sheet, question="", count=PRINTED, cards=cards,
            label=_place(scene, facts, now), now=now,
        ))

    return act


def _enter(facts: Facts, batches: list[SlipBatch], number: int) -> Act:
    def act(scene: Scene, now: datetime) -> None:
        slip = queries.slips_of(scene.session, batches[0].id)[number]
        taken = Taken(words=facts["sheets"][number], channel=Channel.PAPER, key="")
        actions.enter_slip(scene.session, helper(scene, facts["site"]), scene.sites[facts["site"]], slip, taken, (), now=now)

    return act


def _void(facts: Facts, batches: list[SlipBatch]) -> Act:
    def act(scene: Scene, now: datetime) -> None:
        slip = queries.slips_of(scene.session, batches[0].id)[-1]
        actions.void_slip(scene.session, helper(scene, facts["site"]), scene.sites[facts["site"]], slip, now=now)

    return act


def _listen(facts: Facts) -> Act:
    def act(scene: Scene, now: datetime) -> None:
        said = Taken(
            channel=Channel.HELPED, key=f"demonstration-{facts['site']}", consented=True, noted_at=_place(scene, facts, now),
            process_id=scene.processes[facts["site"], facts["process"]], **facts["said"],
        )
        actions.take_down(scene.session, helper(scene, facts["site"]), scene.sites[facts["site"]], said, now=now)

    return act


def _place(scene: Scene, facts: Facts, now: datetime) -> str:
    found = queries.places_of(scene.session, scene.sites[facts["site"]].id, helper(scene, facts["site"]).account_id, now)
    return there(found[0] if found else None)
