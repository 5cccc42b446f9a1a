"""The calendar of the demonstration and its even draws. Pure: the same day of loading gives the same story."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from app.core.clock import PARIS, local, start_of, today
from app.core.workdays import is_working_day

MORNING, EVENING = time(9), time(16, 45)
"""Staff act between these, on working days."""
AWAKE, ASLEEP = time(7, 15), time(22, 15)
"""Residents act between these, any day."""
MOST_SHIFT = 6


@dataclass(frozen=True)
class Calendar:
    """Days counted from the day of loading (negative: past), with the holidays of a zone."""

    now: datetime
    zone: str

    def day(self, offset: int) -> date:
        """The French calendar day so many days from today."""
        return today(self.now) + timedelta(days=offset)

    def workday(self, offset: int) -> date:
        """The same day, or the last working day before it."""
        day = self.day(offset)
        while not is_working_day(day, self.zone):
            day -= timedelta(days=1)
        return day

    def after_work(self, moment: datetime) -> datetime:
        """The first working minute at or after an instant."""
        here = local(moment)
        if is_working_day(here.date(), self.zone) and here.time() <= EVENING:
            return max(moment, at(here.date(), MORNING))
        day = here.date() + timedelta(days=1)
        while not is_working_day(day, self.zone):
            day += timedelta(days=1)
        return at(day, MORNING)


@dataclass
class Thread:
    """The instants of one story: each comes after the one before, none after now.

    `crowded` tells that a working hour had to be missed, because too little time was left before now.
    """

    calendar: Calendar
    random: Random
    last: datetime | None = None
    crowded: bool = field(default=False)

    def resident(self, offset: int) -> datetime:
        """Some moment of that day at which people are awake."""
        return self._step(self._between(self.calendar.day(offset), AWAKE, ASLEEP), self.random.randint(8, 90))

    def staff(self, offset: int) -> datetime:
        """Some working moment of that day, or of the last working day before it."""
        wanted = self._between(self.calendar.workday(offset), MORNING, EVENING)
        if self.last is not None and wanted <= self.last:
            wanted = self.calendar.after_work(self.last + timedelta(minutes=self.random.randint(12, 80)))
        self.crowded |= wanted >= self.calendar.now
        return self._step(wanted, 10)

    def soon(self, minutes: int) -> datetime:
        """So many minutes after the last one: the same person goes on."""
        return self._step((self.last or self.calendar.now) + timedelta(minutes=minutes), 1)

    def _between(self, day: date, first: time, end: time) -> datetime:
        start, stop = at(day, first), at(day, end)
        return start + (stop - start) * self.random.random()

    def _step(self, wanted: datetime, minutes: int) -> datetime:
        if self.last is not None and wanted <= self.last:
            wanted = self.last + timedelta(minutes=minutes)
        if wanted >= self.calendar.now:
            floor = self.last or min(start_of(today(self.calendar.now)), self.calendar.now - timedelta(hours=3))
            wanted = floor + (self.calendar.now - floor) * (0.2 + 0.3 * self.random.random())
        self.last = wanted
        return wanted


def at(day: date, clock: time) -> datetime:
    """An instant on a French wall clock."""
    return datetime.combine(day, clock, PARIS).astimezone(UTC)


def moments(random: Random, count: int, start: datetime, end: datetime) -> list[datetime]:
    """Instants between two, many at first and fewer later, when people are awake if the time allows; in order."""
    found = []
    for _number in range(count):
        moment = start + (end - start) * random.random() ** 2
        awake = at(local(moment).date(), time(random.randint(AWAKE.hour + 1, ASLEEP.hour - 1), moment.minute, moment.second))
        found.append(awake if start < awake < end else moment)
    return sorted(found)


def portions(count: int, shares: Mapping[int, float]) -> list[int]:
    """`count` values that follow the shares as closely as whole numbers can (largest remainders)."""
    total = sum(shares.values())
    exact = {value: count * share / total for value, share in shares.items()}
    whole = {value: int(number) for value, number in exact.items()}
    by_rest = sorted(exact, key=lambda value: (whole[value] - exact[value], value))
    for value in by_rest[:count - sum(whole.values())]:
        whole[value] += 1
    return [value for value, number in whole.items() for _time in range(number)]


def hands(random: Random, target: int, cards: int) -> list[list[int]]:
    """For each person, the cards they take a position on, in order; `target` positions in all, each person a card at most once."""
    dealt: list[list[int]] = []
    left = target
    while left > 0:
        count = min(left, cards, random.choice((3, 5, 5, 7, 9, cards, cards)))
        dealt.append(sorted(random.sample(range(cards), count)))
        left -= count
    return dealt
