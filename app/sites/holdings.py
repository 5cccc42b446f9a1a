"""What upper packages know that a team holds, registered as data by the factory: a team that holds something cannot close.

Sites is below the inputs, so it cannot count them; each upper package offers one `Holding`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from app.sites.models import Site, Team


@dataclass(frozen=True)
class Holding:
    """`count(session, team)`, `say(number)` as a short phrase, `path(site, team)` where they can be seen."""

    name: str
    count: Callable[[Session, Team], int]
    say: Callable[[int], Any]
    path: Callable[[Site, Team], str]


@dataclass(frozen=True)
class Held:
    """What one team holds of one kind."""

    number: int
    text: Any
    path: str


_holdings: dict[str, Holding] = {}


def register(*holdings: Holding) -> None:
    """Add holdings (the factory calls this once; the same name is replaced)."""
    for holding in holdings:
        _holdings[holding.name] = holding


def held_by(session: Session, site: Site, team: Team) -> list[Held]:
    """What the team holds now; empty when it may close. Raises RuntimeError when nobody was asked: closed by default."""
    if not _holdings:
        raise RuntimeError("no holdings registered: the factory knows them")
    counted = ((holding, holding.count(session, team)) for holding in _holdings.values())
    return [Held(number, holding.say(number), holding.path(site, team)) for holding, number in counted if number]
