"""The rules an input may break, and the delays of moderation. Pure; the sentences are in `moderation.wording`."""

from collections import deque
from datetime import datetime, timedelta
from enum import StrEnum

from app.contributions.rules import TRANSITIONS, State
from app.core.clock import start_of, today


class Rule(StrEnum):
    """Why an input may be hidden. One list for moderators, for reports and for the public register."""

    INSULT = "insult"
    HATRED = "hatred"
    PERSONAL_DATA = "personal_data"
    ADVERTISING = "advertising"
    OFF_TOPIC = "off_topic"
    ILLEGAL = "illegal"
    DUPLICATE = "duplicate"
    UNREADABLE = "unreadable"


REPORTABLE = (Rule.INSULT, Rule.HATRED, Rule.PERSONAL_DATA, Rule.ADVERTISING, Rule.ILLEGAL, Rule.OFF_TOPIC)
"""What a reader may report: a double or an unreadable text harms nobody."""

REASON_LIMIT = 600
REPORT_LIMIT = 400
APPEAL_LIMIT = 2000
REMARK_LIMIT = 2000

UNDO_WITHIN = timedelta(hours=24)
"""After that a decision is changed by another decision, with its own reason."""

APPEAL_WITHIN = timedelta(days=183)
"""Six months to contest a hiding: Regulation (EU) 2022/2065 (DSA), article 20, paragraph 1."""

BACKWARD = ("unread", "return", "read", "route", "study")
"""The verbs by which undoing an act may lead an input back."""


def may_still_undo(done_at: datetime, now: datetime) -> bool:
    """Whether an act is recent enough to be simply undone."""
    return now - done_at <= UNDO_WITHIN


def may_still_appeal(hidden_at: datetime, now: datetime) -> bool:
    """Whether a hiding may still be contested."""
    return now - hidden_at <= APPEAL_WITHIN


def stamp(last_act_id: int | None, edited_at: datetime | None) -> str:
    """What a moderator saw: it changes when somebody acts on the input or its author edits it."""
    return f"{last_act_id or 0}-{edited_at.timestamp() if edited_at else 0:.0f}"


def way_back(now: State, before: State) -> list[str]:
    """The verbs that lead an input from its state back to the one it had, shortest way first; empty when it never left.

    Raises `ValueError` when there is no way: an answer is never undone by a moderator.
    """
    ways: deque[tuple[State, list[str]]] = deque([(now, [])])
    seen = {now}
    while ways:
        state, verbs = ways.popleft()
        if state == before:
            return verbs
        for verb in BACKWARD:
            following = TRANSITIONS[state].get(verb)
            if following is not None and following not in seen:
                seen.add(following)
                ways.append((following, [*verbs, verb]))
    raise ValueError(f"no way from {now.value} back to {before.value}")


def month_bounds(now: datetime, months: int) -> list[datetime]:
    """The instants at which the last French months began, the present one included, then the start of the next: `months` + 1 of them."""
    last = today(now).replace(day=1)
    days = [last]
    while len(days) < months:
        days.insert(0, (days[0] - timedelta(days=1)).replace(day=1))
    return [start_of(day) for day in [*days, (last + timedelta(days=32)).replace(day=1)]]
