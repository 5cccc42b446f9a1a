"""Working days in France: Monday to Friday, without the public holidays of the place.

Source: Code du travail L3133-1, and L3134-13 for Alsace and Moselle (Good Friday, 26 December).
"""

from datetime import date, timedelta
from functools import lru_cache

import holidays

METROPOLE = "metropole"
ALSACE_MOSELLE = "alsace-moselle"
ZONES = (METROPOLE, ALSACE_MOSELLE)

_SUBDIVISIONS = {METROPOLE: None, ALSACE_MOSELLE: "57"}
_SATURDAY = 5


def is_working_day(day: date, zone: str) -> bool:
    """True from Monday to Friday unless ``day`` is a public holiday in ``zone``."""
    return day.weekday() < _SATURDAY and day not in _holidays(day.year, zone)


def add_working_days(start: date, days: int, zone: str) -> date:
    """The ``days``-th working day after ``start``; counting begins the day after.

    Zero days is ``start`` itself. Raises ValueError for negative ``days`` or an unknown ``zone``.
    """
    if days < 0:
        raise ValueError("Working days are added, never taken away.")
    _holidays(start.year, zone)
    day = start
    while days:
        day += timedelta(days=1)
        days -= is_working_day(day, zone)
    return day


def working_days_between(start: date, end: date, zone: str) -> int:
    """Working days after ``start`` up to and including ``end``; negative when ``end`` comes first.

    ``working_days_between(start, add_working_days(start, n, zone), zone) == n``.
    """
    if end < start:
        return -working_days_between(end, start, zone)
    days = (start + timedelta(days=n) for n in range(1, (end - start).days + 1))
    return sum(is_working_day(day, zone) for day in days)


@lru_cache(maxsize=64)
def _holidays(year: int, zone: str) -> frozenset[date]:
    if zone not in _SUBDIVISIONS:
        raise ValueError(f"Unknown zone {zone!r}: expected one of {', '.join(ZONES)}.")
    return frozenset(holidays.country_holidays("FR", subdiv=_SUBDIVISIONS[zone], years=year))
