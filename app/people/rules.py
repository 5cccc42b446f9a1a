"""Who acts, as a plain value: roles and the actor that every verb receives. Pure."""

from dataclasses import dataclass, field
from enum import StrEnum


class Role(StrEnum):
    """What a person may hold, per site (and per team for the two team roles)."""

    MODERATOR = "moderator"
    AGENT = "agent"
    HEAD = "head"
    ELECTED = "elected"
    ADMINISTRATOR = "administrator"
    COORDINATOR = "coordinator"
    GUARANTOR = "guarantor"


@dataclass(frozen=True)
class Grant:
    """A role held now, on a site (None: all sites) and perhaps in one team."""

    role: Role
    site_id: int | None = None
    team_id: int | None = None


@dataclass(frozen=True)
class Actor:
    """Somebody who acts: a resident (participant), a signed-in account, or the platform itself."""

    participant_id: int | None = None
    account_id: int | None = None
    name: str = ""
    grants: frozenset[Grant] = field(default_factory=frozenset)
    system: str = ""
    suspended: bool = False

    @property
    def handle(self) -> str:
        """The name the audit log keeps: an id, never a person's name."""
        if self.system:
            return f"system:{self.system}"
        if self.grants and self.account_id:
            return f"account:{self.account_id}"
        if self.participant_id:
            return f"participant:{self.participant_id}"
        return f"account:{self.account_id}" if self.account_id else "nobody"

    def holds(self, role: Role, site_id: int | None, team_id: int | None = None) -> bool:
        """Whether a grant of that role covers the site (and the team, when one is named)."""
        return any(
            grant.role == role
            and (grant.site_id is None or grant.site_id == site_id)
            and (team_id is None or grant.team_id is None or grant.team_id == team_id)
            for grant in self.grants
        )

    def holds_any(self, roles: tuple[Role, ...], site_id: int | None) -> bool:
        """Whether one of the roles is held on the site."""
        return any(self.holds(role, site_id) for role in roles)

    def teams(self, site_id: int) -> frozenset[int]:
        """The teams of a site in which the actor is agent or head."""
        return frozenset(grant.team_id for grant in self.grants if grant.site_id == site_id and grant.team_id is not None)

    @property
    def is_staff(self) -> bool:
        return bool(self.grants)


NOBODY = Actor()


def system(name: str) -> Actor:
    """The platform acting by itself (the clock, the retention job, the demo)."""
    return Actor(system=name)
