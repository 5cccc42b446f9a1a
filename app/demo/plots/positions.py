"""People react to the cards: as many positions as the content asks for, shared out as it says."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from random import Random

from app.core.clock import end_of
from app.demo.content import Content, Facts
from app.demo.events import Act, Event
from app.demo.rules import Calendar, at, hands, moments, portions
from app.statements.actions import take_position
from app.demo.scene import Scene

VALUES = {1: "agree", -1: "disagree", 0: "pass"}


def positions(content: Content, calendar: Calendar) -> Iterator[Event]:
    """The taps of all consultations that are or were open."""
    for process in content.processes:
        deck = content.cards.get((process["site"], process["slug"]))
        if deck and deck["positions_target"]:
            yield from _taps(process, deck, calendar)


def neighbour(site: str, number: int) -> str:
    """The name of somebody who lives there; the same people react and say « me too »."""
    return f"{site}:{number}"


def _taps(process: Facts, deck: Facts, calendar: Calendar) -> Iterator[Event]:
    random = Random(f"positions {process['code']}")  # noqa: S311
    dealt = hands(random, deck["positions_target"], len(deck["cards"]))
    words = [_words(random, card, sum(place in hand for hand in dealt)) for place, card in enumerate(deck["cards"])]
    start = at(calendar.day(process["framing"]["starts_days"]), time(17))
    end = min(end_of(calendar.day(process["framing"]["ends_days"])) - timedelta(minutes=10), calendar.now - timedelta(minutes=3))
    for number, (hand, begins) in enumerate(zip(dealt, moments(random, len(dealt), start, end), strict=True)):
        moment = begins
        for place in hand:
            yield Event(moment, _tap(process, place, words[place].pop(), neighbour(process["site"], number)))
            moment += timedelta(seconds=random.randint(4, 13))


def _words(random: Random, card: Facts, count: int) -> list[int]:
    found = portions(count, {value: card["shares"][name] for value, name in VALUES.items()})
    random.shuffle(found)
    return found


def _tap(process: Facts, place: int, value: int, person: str) -> Act:
    site, slug = process["site"], process["slug"]

    def act(scene: Scene, now: datetime) -> None:
        take_position(scene.session, scene.person(person, now), scene.sheet(site, slug), scene.cards[site, slug, place], value, now=now)

    return act
