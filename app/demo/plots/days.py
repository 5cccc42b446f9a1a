"""What happens besides the ideas: the clock rings every morning, the guarantor speaks, somebody opens an account."""

from collections.abc import Iterator
from datetime import datetime, time
from random import Random

from app.answers.actions import raise_escalations
from app.core.workdays import METROPOLE, is_working_day
from app.demo.content import Content, Facts
from app.demo.events import Act, Event
from app.demo.rules import Calendar, Thread, at
from app.demo.scene import Scene
from app.moderation.actions import remark

CLOCK_SINCE = -150
"""The first morning on which the clock looks: before any date can have passed."""


def mornings(calendar: Calendar) -> Iterator[Event]:
    """Reminders and alarms, as the scheduler would have raised them."""
    for offset in range(CLOCK_SINCE, 1):
        moment = at(calendar.day(offset), time(7))
        if is_working_day(calendar.day(offset), METROPOLE) and moment < calendar.now:
            yield Event(moment, lambda scene, now: raise_escalations(scene.session, now))


def remarks(content: Content, calendar: Calendar) -> Iterator[Event]:
    """What the guarantor says in public."""
    for number, facts in enumerate(content.extras["remarks"]):
        thread = Thread(calendar, Random(f"remark {number}"))  # noqa: S311
        yield Event(thread.staff(facts["days"]), _remark(content, facts))


def _remark(content: Content, facts: Facts) -> Act:
    guarantor = next(member["key"] for member in content.national["staff"] if member["role"] == "guarantor")

    def act(scene: Scene, now: datetime) -> None:
        idea = scene.ideas[facts["idea"]].id if "idea" in facts else None
        remark(scene.session, scene.staff["", guarantor], scene.sites[facts["site"]], facts["text"], contribution_id=idea, now=now)

    return act
