"""Parts that upper packages add to the pages of an input, registered as data by the factory.

The idea page and the receipt page belong to lower packages, yet show the answer, the commitment, the questions… Each
upper package offers `Panel`s; a page loads each panel once, so the number of queries stays constant.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from app.contributions.models import Contribution
from app.contributions.queries import photo_is_public
from app.people.rules import Actor


@dataclass(frozen=True)
class Panel:
    """`load(session, actor, contribution, now)` gives the template's variables, or None to stay away."""

    name: str
    place: str  # "public": the idea page; "receipt": the author's page; "desk": the staff's page of one input
    template: str
    load: Callable[..., dict[str, Any] | None]
    order: int = 50


@dataclass(frozen=True)
class Loaded:
    """A panel ready to be drawn: templates include `template` with `panel.facts`."""

    name: str
    template: str
    facts: dict[str, Any]


PictureCheck = Callable[[Session, str], bool]
"""`(session, digest)`: whether something visible of a package shows that picture."""

_pictures: list[PictureCheck] = [photo_is_public]
_panels: dict[tuple[str, str], Panel] = {}


def register(*panels: Panel) -> None:
    """Add panels (the factory calls this once; the same name at the same place is replaced)."""
    for panel in panels:
        _panels[panel.place, panel.name] = panel


def load(place: str, session: Session, actor: Actor, contribution: Contribution, now: Any) -> list[Loaded]:
    """The panels of a page, in order, each with what it loaded."""
    chosen = sorted((panel for panel in _panels.values() if panel.place == place), key=lambda panel: panel.order)
    loaded = ((panel, panel.load(session, actor, contribution, now)) for panel in chosen)
    return [Loaded(panel.name, panel.template, facts) for panel, facts in loaded if facts is not None]


def register_pictures(*checks: PictureCheck) -> None:
    """Let a package's pictures be served from `/photos/` (the factory calls this with its views' `PICTURES`)."""
    _pictures.extend(check for check in checks if check not in _pictures)


def picture_checks() -> list[PictureCheck]:
    """Who is asked whether a picture is public."""
    return _pictures
