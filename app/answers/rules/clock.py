"""The public clock: reminders before, escalation after, the one extension, and the second look's own delay.

All delays are working days of the site (`core.workdays`), counted on the French calendar.
"""

from datetime import date, timedelta
from enum import StrEnum

from app.core.workdays import add_working_days, working_days_between

HORIZON = timedelta(days=21)
"""No reminder concerns a date further away than this, whatever the holidays."""

SOON_WITHIN = 5
"""Working days within which a desk shows an answer as due soon."""

OWN_WITHIN = 2
"""Working days after which an input that no team owns must show."""

REOPEN_WITHIN = timedelta(days=90)
"""A second look may be asked for so long after the answer (or the delivery)."""


class Level(StrEnum):
    """Who is told: the agent before the date; then the head, the elected person, everybody."""

    SOON = "soon"
    TOMORROW = "tomorrow"
    HEAD = "head"
    ELECTED = "elected"
    PUBLIC = "public"


BEFORE = ((Level.TOMORROW, 1), (Level.SOON, 5))
AFTER = ((Level.HEAD, 1), (Level.ELECTED, 3), (Level.PUBLIC, 5))


def levels_due(due_on: date, today: date, zone: str) -> tuple[Level, ...]:
    """The levels that must have been raised by the end of `today`, for a clock that rings on `due_on`.

    Before the date only the most urgent reminder: after some missed days nobody is told « in 5 days » on the last one.
    After it all alarms reached so far, because each goes to somebody else; a missed day is caught up the next time.
    """
    if today <= due_on:
        left = working_days_between(today, due_on, zone)
        return next(((level,) for level, days in BEFORE if left <= days), ())
    late = working_days_late(due_on, today, zone)
    return tuple(level for level, days in AFTER if late >= days)


def working_days_late(due_on: date, today: date, zone: str) -> int:
    """Working days since the date has passed; 0 on the weekend right after it."""
    return max(0, working_days_between(due_on, today, zone))


def public_since(today: date, zone: str) -> date:
    """The latest date by which a clock must have rung to stand on the public late list today."""
    day = today
    while working_days_late(day, today, zone) < dict(AFTER)[Level.PUBLIC]:
        day -= timedelta(days=1)
    return day


def latest_extension(due_on: date, reply_days: int, zone: str) -> date:
    """The last day to which a clock may be moved, once: as long again as the site promises in the first place."""
    return add_working_days(due_on, reply_days, zone)


def second_due_on(today: date, reply_days: int, zone: str) -> date:
    """By when a second look answers: the site's whole delay again, from the day it was asked.

    Whoever takes over has not studied the matter yet; a shorter promise, broken, would cost more trust than it wins.
    """
    return add_working_days(today, reply_days, zone)
