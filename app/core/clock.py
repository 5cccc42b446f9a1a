"""The time, asked in one place. Everything below a view receives `now` as an argument."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

PARIS = ZoneInfo("Europe/Paris")


def now() -> datetime:
    """The present instant, aware, in UTC."""
    return datetime.now(UTC)


def local(moment: datetime) -> datetime:
    """The same instant on a French wall clock."""
    return moment.astimezone(PARIS)


def today(moment: datetime) -> date:
    """The French calendar day of an instant."""
    return local(moment).date()


def start_of(day: date) -> datetime:
    """Midnight of a French day, in UTC."""
    return datetime.combine(day, time.min, PARIS).astimezone(UTC)


def end_of(day: date) -> datetime:
    """The last second of a French day, in UTC: closing dates are inclusive."""
    return datetime.combine(day, time(23, 59, 59), PARIS).astimezone(UTC)
