"""The public clock, by examples around real holidays and by properties."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.answers.rules.clock import Level, latest_extension, levels_due, public_since, second_due_on, working_days_late
from app.answers.rules.rates import Rate, Second, second_reader
from app.core.workdays import ALSACE_MOSELLE, METROPOLE, is_working_day, working_days_between

DAYS = st.dates(date(2025, 1, 1), date(2030, 12, 31))
ZONES = st.sampled_from([METROPOLE, ALSACE_MOSELLE])
DUE = date(2026, 12, 14)  # a Monday


@pytest.mark.parametrize(("day", "levels"), [
    (date(2026, 12, 4), ()),
    (date(2026, 12, 7), (Level.SOON,)),
    (date(2026, 12, 10), (Level.SOON,)),
    (date(2026, 12, 11), (Level.TOMORROW,)),
    (date(2026, 12, 13), (Level.TOMORROW,)),
    (date(2026, 12, 14), (Level.TOMORROW,)),
    (date(2026, 12, 15), (Level.HEAD,)),
    (date(2026, 12, 17), (Level.HEAD, Level.ELECTED)),
    (date(2026, 12, 21), (Level.HEAD, Level.ELECTED, Level.PUBLIC)),
])
def test_who_is_told_when(day: date, levels: tuple[Level, ...]) -> None:
    assert levels_due(DUE, day, METROPOLE) == levels


def test_nobody_is_late_on_the_weekend_after_a_friday() -> None:
    friday = date(2026, 12, 11)
    assert levels_due(friday, date(2026, 12, 13), METROPOLE) == ()
    assert levels_due(friday, date(2026, 12, 14), METROPOLE) == (Level.HEAD,)


def test_holidays_stop_the_clock_and_strasbourg_has_one_more() -> None:
    christmas_eve, monday = date(2026, 12, 24), date(2026, 12, 28)
    assert working_days_late(christmas_eve, monday, METROPOLE) == 1
    good_friday = date(2027, 3, 26)
    assert working_days_late(date(2027, 3, 25), good_friday, METROPOLE) == 1
    assert working_days_late(date(2027, 3, 25), good_friday, ALSACE_MOSELLE) == 0


def test_a_second_look_gets_the_whole_delay_across_the_holidays() -> None:
    assert second_due_on(date(2026, 12, 21), 15, METROPOLE) == date(2027, 1, 13)
    assert latest_extension(date(2026, 12, 14), 15, METROPOLE) == date(2027, 1, 6)


@given(due=DAYS, zone=ZONES)
def test_day_after_day_levels_only_rise_and_each_comes_once_reached(due: date, zone: str) -> None:
    order = list(Level)
    highest = -1
    for offset in range(-25, 20):
        levels = levels_due(due, due + timedelta(days=offset), zone)
        if not levels:
            continue
        now_highest = order.index(levels[-1])
        assert now_highest >= highest
        highest = now_highest
        assert not {Level.SOON, Level.TOMORROW} & set(levels) or len(levels) == 1
    assert highest == len(order) - 1


@given(day=DAYS, zone=ZONES)
def test_the_public_late_list_begins_five_working_days_after(day: date, zone: str) -> None:
    since = public_since(day, zone)
    assert working_days_late(since, day, zone) >= 5
    assert working_days_late(since + timedelta(days=1), day, zone) < 5


@given(day=DAYS, days=st.integers(1, 30), zone=ZONES)
def test_a_new_date_is_always_a_working_day_later(day: date, days: int, zone: str) -> None:
    moved = second_due_on(day, days, zone)
    assert moved > day
    assert is_working_day(moved, zone)
    assert working_days_between(day, moved, zone) == days


def test_rates_under_five_stay_hidden() -> None:
    assert not Rate(4, 4).shown
    assert Rate(0, 5).shown


def test_a_second_look_is_for_somebody_else() -> None:
    assert second_reader([1, 2], [3], first=1) == Second.AGENT
    assert second_reader([1], [3], first=1) == Second.HEAD
    assert second_reader([1], [], first=1) == Second.TRIAGE
    assert second_reader([], [3], first=3) == Second.TRIAGE
