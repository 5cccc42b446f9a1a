"""The story can be told on any day: nothing happens in the future, and nobody of a town acts at night or on a holiday."""

from datetime import UTC, datetime
from random import Random

import pytest

from app.core.clock import local
from app.core.workdays import METROPOLE, is_working_day
from app.demo.content import read
from app.demo.plots.tales import tales
from app.demo.rules import Calendar, Thread, hands, portions

DAYS = [
    "2026-11-22T20:00", "2026-11-23T04:30", "2026-11-24T00:03", "2026-11-25T12:00", "2026-11-27T18:00", "2026-12-25T11:00",
    "2027-01-02T09:30", "2027-03-29T14:00", "2027-05-17T15:00", "2028-02-29T10:00",
]


@pytest.mark.parametrize("typed", DAYS)
def test_on_any_day_each_tale_ends_before_now_and_staff_only_work_at_work(typed: str) -> None:
    now = datetime.fromisoformat(typed).replace(tzinfo=UTC)
    content = read()
    found = tales(content, {slug: Calendar(now, facts["holiday_zone"]) for slug, facts in content.sites.items()})
    assert len(found) == len(content.ideas)
    assert not [tale.name for tale in found if tale.thread.crowded]
    assert not [tale.name for tale in found if any(event.at >= now for event in tale.events)]


def test_the_same_day_gives_the_same_story_to_the_second() -> None:
    now = datetime(2026, 11, 23, 4, 30, tzinfo=UTC)
    content = read()
    zones = {slug: Calendar(now, facts["holiday_zone"]) for slug, facts in content.sites.items()}
    once, again = ([[event.at for event in tale.events] for tale in tales(content, zones)] for _time in range(2))
    assert once == again


def test_an_act_planned_for_a_sunday_is_done_on_the_friday_before() -> None:
    thread = Thread(Calendar(datetime(2026, 11, 25, 12, tzinfo=UTC), METROPOLE), Random(1))
    moment = local(thread.staff(-3))
    assert moment.date().isoformat() == "2026-11-20" and 9 <= moment.hour < 17


def test_what_follows_late_work_waits_for_the_next_working_morning() -> None:
    thread = Thread(Calendar(datetime(2026, 11, 30, 12, tzinfo=UTC), METROPOLE), Random(1))
    thread.last = datetime(2026, 11, 27, 19, tzinfo=UTC)
    moment = local(thread.staff(-5))
    assert moment.isoformat()[:10] == "2026-11-30" and is_working_day(moment.date(), METROPOLE)


def test_portions_add_up_and_follow_the_shares() -> None:
    assert sorted(portions(10, {1: 0.68, -1: 0.18, 0: 0.14})) == sorted([1] * 7 + [-1] * 2 + [0])
    assert portions(0, {1: 1.0}) == []


def test_hands_hold_as_many_cards_as_asked_and_none_twice() -> None:
    dealt = hands(Random(1), 420, 14)
    assert sum(map(len, dealt)) == 420 and all(len(set(hand)) == len(hand) for hand in dealt)
