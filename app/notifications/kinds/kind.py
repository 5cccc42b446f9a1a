"""What a kind of notice is: which verbs it hears, whom it tells, and what its letter needs."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, ClassVar, Literal

from sqlalchemy.orm import Session

from app.audit.models import Entry
from app.contributions.models import Contribution
from app.notifications.models import Notice
from app.notifications.queries.readers import Reader, author, authors
from app.sites.models import Site, Team

Facts = dict[str, Any]


@dataclass(frozen=True)
class Telling:
    """One reader to tell. `once` replaces the entry's number in the notice's key where two entries must give one notice."""

    reader: Reader
    facts: Facts = field(default_factory=dict)
    site_id: int | None = None
    once: str = ""


class Kind:
    """A kind of notice; its words stand in `templates/emails/kinds/<name>.html`."""

    name: ClassVar[str]
    verbs: ClassVar[tuple[str, ...]] = ()
    audience: ClassVar[Literal["own", "follow", "staff", "way_in", "elector"]] = "own"
    delay: ClassVar[timedelta] = timedelta(0)
    bundled: ClassVar[bool] = False
    urgent: ClassVar[bool] = False

    def tellings(self, session: Session, entry: Entry) -> Iterable[Telling]:
        """Whom to tell about an entry; nobody when it does not concern this kind."""
        raise NotImplementedError

    def load(self, session: Session, notice: Notice, entry: Entry | None) -> Facts | None:
        """What the letter needs, read when it is sent; None when it is no longer true, or no longer anybody's business."""
        raise NotImplementedError


class ToAuthor(Kind):
    """Tells the author of an input. `joined`: also the authors of ideas that were joined to it."""

    joined: ClassVar[bool] = False
    though_withdrawn: ClassVar[bool] = False

    def tellings(self, session: Session, entry: Entry) -> Iterable[Telling]:
        idea = session.get(Contribution, entry.subject_id)
        if idea is None or not self.concerns(session, entry, idea):
            return
        own = author(session, idea)
        found = authors(session, idea) if self.joined else [(own, idea)] if own else []
        for reader, mine in found:
            yield Telling(reader, {"input": idea.id, "own": mine.id}, idea.site_id)

    def concerns(self, session: Session, entry: Entry, idea: Contribution) -> bool:
        """Whether this entry is this kind's matter."""
        return True

    def load(self, session: Session, notice: Notice, entry: Entry | None) -> Facts | None:
        idea = session.get(Contribution, notice.facts["input"])
        own = session.get(Contribution, notice.facts.get("own", notice.facts["input"]))
        if idea is None or own is None or (own.withdrawn_at and not self.though_withdrawn):
            return None
        more = self.more(session, entry, idea)
        if more is None:
            return None
        team = session.get(Team, idea.team_id) if idea.team_id else None
        return {"idea": idea, "own": own, "site": session.get(Site, idea.site_id), "team": team, **more}

    def more(self, session: Session, entry: Entry | None, idea: Contribution) -> Facts | None:
        """What this kind's letter needs besides; None drops it."""
        return {}


def fact(entry: Entry | None, name: str) -> Any:
    """A fact of the entry, or None."""
    return entry.facts.get(name) if entry else None
