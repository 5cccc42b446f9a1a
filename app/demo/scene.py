"""Who is who while the story is replayed: rows and actors by the names the content gives them."""

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from sqlalchemy.orm import Session

from app.answers import queries as answers
from app.answers.queries import Case
from app.people.models import Participant
from app.people.rules import Actor, Role
from app.processes import queries as processes
from app.processes.queries import Sheet
from app.proposals.models import Proposal
from app.sites.models import OutsideBody, Site, Team, Territory, Theme
from app.statements.models import Statement
from app.voting.models import Vote

Thing = TypeVar("Thing")
Key = tuple[str, str]
"""A site's slug and a name within it."""


def there(found: Thing | None) -> Thing:
    """What an earlier event has put there. Raises LookupError: the story contradicts itself."""
    if found is None:
        raise LookupError("the story has not come that far")
    return found


@dataclass
class Scene:
    """The database as the story knows it. `photos` is the folder of pictures, `key` the platform's secret.

    `sealed` holds the secret keys and codes of each sealed vote, while the story is replayed and no longer.
    """

    session: Session
    photos: Path
    key: str
    sites: dict[str, Site] = field(default_factory=dict)
    staff: dict[Key, Actor] = field(default_factory=dict)
    teams: dict[Key, Team] = field(default_factory=dict)
    themes: dict[Key, Theme] = field(default_factory=dict)
    territories: dict[Key, Territory] = field(default_factory=dict)
    bodies: dict[Key, OutsideBody] = field(default_factory=dict)
    processes: dict[Key, int] = field(default_factory=dict)
    ideas: dict[str, Proposal] = field(default_factory=dict)
    cards: dict[tuple[str, str, int], Statement] = field(default_factory=dict)
    people: dict[str, int] = field(default_factory=dict)
    votes: dict[str, Vote] = field(default_factory=dict)
    sealed: dict[int, tuple[list[str], list[str]]] = field(default_factory=dict)
    sheets: dict[Key, Sheet] = field(default_factory=dict)

    def those(self, site: str, role: Role) -> list[Actor]:
        """The staff of a site who hold a role, in the content's order."""
        number = self.sites[site].id
        return [actor for (slug, _name), actor in self.staff.items() if slug == site and actor.holds(role, number)]

    def moderator(self, site: str, turn: int) -> Actor:
        """The site's moderators take turns."""
        moderators = self.those(site, Role.MODERATOR)
        return moderators[turn % len(moderators)]

    def member(self, site: str, team: str, role: Role) -> Actor:
        """Somebody of a team: its first agent, or its head."""
        found = self.teams[site, team].id
        return next(actor for actor in self.those(site, role) if actor.holds(role, self.sites[site].id, found))

    def person(self, name: str, at: datetime, language: str = "fr") -> Actor:
        """A resident, who exists from their first gesture on."""
        if name not in self.people:
            participant = Participant(language=language, created_at=at, seen_at=at)
            self.session.add(participant)
            self.session.flush()
            self.people[name] = participant.id
        return Actor(participant_id=self.people[name])

    def sheet(self, site: str, slug: str, *, fresh: bool = False) -> Sheet:
        """A consultation with its framing and steps; `fresh` after they changed."""
        if fresh or (site, slug) not in self.sheets:
            self.sheets[site, slug] = there(processes.get(self.session, self.sites[site].id, self.processes[site, slug]))
        return self.sheets[site, slug]

    def case(self, idea: str) -> Case:
        """An idea with its answers and commitment."""
        return answers.around(self.session, self.ideas[idea])
