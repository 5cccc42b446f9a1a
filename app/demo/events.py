"""Dated events and the tales they belong to."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime

from app.demo.content import Content, Facts
from app.demo.rules import Thread
from app.demo.scene import Scene

RESIDENT, BY_RESIDENT = "resident", ("ang-01", "ang-03")

Act = Callable[[Scene, datetime], object]


@dataclass(frozen=True)
class Event:
    """At this instant, this happens."""

    at: datetime
    act: Act


@dataclass
class Tale:
    """What happens to one idea. `shift` moves it so many days into the past, when it would not fit before now."""

    content: Content
    idea: Facts
    thread: Thread
    shift: int = 0
    events: list[Event] = field(default_factory=list)
    began: datetime | None = None
    ended: datetime | None = None
    """Until when others may say « me too »: it was hidden, merged or withdrawn then."""

    @property
    def site(self) -> str:
        """The slug of the site."""
        return str(self.idea["site"])

    @property
    def name(self) -> str:
        """The content's name of the idea."""
        return str(self.idea["id"])

    @property
    def author(self) -> str:
        """The name of who wrote it: somebody for each idea, and the resident with an account for two of them."""
        return RESIDENT if self.name in BY_RESIDENT else self.name

    @property
    def turn(self) -> int:
        """A number of this idea, for taking turns."""
        return int(self.name.split("-")[1])

    @property
    def answer(self) -> Facts:
        """The answer the content gives, or nothing."""
        return self.content.answers.get(self.name, {})

    def day(self, offset: int) -> date:
        """The day so many days from today, moved with the tale when it lies in the past."""
        return self.thread.calendar.day(offset - self.shift if offset < 0 else offset)

    def resident(self, offset: int, act: Act) -> None:
        """A resident does something on that day."""
        self.events.append(Event(self.thread.resident(offset - self.shift), act))

    def staff(self, offset: int, act: Act) -> None:
        """Somebody of the town does something on that day, at work."""
        self.events.append(Event(self.thread.staff(offset - self.shift), act))

    def soon(self, minutes: int, act: Act) -> None:
        """The same person goes on a little later."""
        self.events.append(Event(self.thread.soon(minutes), act))
