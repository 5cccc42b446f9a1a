"""The public clock counts French working days."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.workdays import ALSACE_MOSELLE, METROPOLE, ZONES, add_working_days, is_working_day, working_days_between

days = st.dates(date(2020, 1, 1), date(2040, 12, 31))
zones = st.sampled_from(ZONES)


@pytest.mark.parametrize(("start", "count", "zone", "expected"), [
    (date(2026, 11, 23), 15, METROPOLE, date(2026, 12, 14)),  # three plain weeks
    (date(2026, 11, 28), 1, METROPOLE, date(2026, 11, 30)),  # said on a Saturday
    (date(2026, 12, 24), 1, METROPOLE, date(2026, 12, 28)),  # Christmas on a Friday
    (date(2025, 12, 24), 1, METROPOLE, date(2025, 12, 26)),
    (date(2025, 12, 24), 1, ALSACE_MOSELLE, date(2025, 12, 29)),  # Saint Stephen's day in Strasbourg
    (date(2027, 3, 25), 1, METROPOLE, date(2027, 3, 26)),  # Good Friday
    (date(2027, 3, 25), 1, ALSACE_MOSELLE, date(2027, 3, 30)),
    (date(2026, 5, 13), 1, METROPOLE, date(2026, 5, 15)),  # Ascension
    (date(2026, 5, 7), 1, METROPOLE, date(2026, 5, 11)),  # 8 May, then a week-end
    (date(2026, 7, 13), 1, METROPOLE, date(2026, 7, 15)),
    (date(2026, 11, 23), 0, METROPOLE, date(2026, 11, 23)),
])
def test_known_dates(start: date, count: int, zone: str, expected: date) -> None:
    assert add_working_days(start, count, zone) == expected


@given(days, st.integers(1, 80), zones)
def test_adding_and_counting_agree(start: date, count: int, zone: str) -> None:
    end = add_working_days(start, count, zone)
    assert is_working_day(end, zone)
    assert working_days_between(start, end, zone) == count
    assert working_days_between(end, start, zone) == -count


@given(days, st.integers(0, 40), st.integers(0, 40), zones)
def test_adding_twice_is_adding_the_sum(start: date, first: int, second: int, zone: str) -> None:
    assert add_working_days(add_working_days(start, first, zone), second, zone) == add_working_days(start, first + second, zone)


@given(days, st.integers(0, 60), st.integers(0, 60))
def test_counting_is_additive(start: date, first: int, second: int) -> None:
    middle, end = start + timedelta(days=first), start + timedelta(days=first + second)
    parts = working_days_between(start, middle, METROPOLE) + working_days_between(middle, end, METROPOLE)
    assert parts == working_days_between(start, end, METROPOLE)


@given(days, st.integers(0, 60))
def test_alsace_and_moselle_never_answer_sooner(start: date, count: int) -> None:
    assert add_working_days(start, count, ALSACE_MOSELLE) >= add_working_days(start, count, METROPOLE)


def test_nonsense_is_refused() -> None:
    with pytest.raises(ValueError, match="never taken away"):
        add_working_days(date(2026, 1, 1), -1, METROPOLE)
    with pytest.raises(ValueError, match="Unknown zone"):
        add_working_days(date(2026, 1, 1), 1, "mars")
