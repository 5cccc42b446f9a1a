"""Where somebody's day begins when their role opens another door than the desk's first page, registered as data by the factory."""

from dataclasses import dataclass

from app.people.rules import Actor, Role
from app.sites.models import Site


@dataclass(frozen=True)
class Landing:
    """`path` follows the site's own address, as in "help/"."""

    role: Role
    path: str


_landings: dict[Role, Landing] = {}


def register(*landings: Landing) -> None:
    """Add landings (the factory calls this once; the same role is replaced)."""
    for landing in landings:
        _landings[landing.role] = landing


def landing_of(actor: Actor, site: Site) -> str | None:
    """The address of the first landing the actor's roles on the site have."""
    return next((f"/{site.slug}/{one.path}" for one in _landings.values() if actor.holds(one.role, site.id)), None)
