"""What upper packages offer in a consultation, registered as data by the factory: one part of the page per step kind."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from app.people.rules import Actor
from app.processes.models import StepKind
from app.processes.queries import Sheet


@dataclass(frozen=True)
class StepOffer:
    """`load(session, actor, sheet, now)` gives the template's variables; a step kind has one offer."""

    kind: StepKind
    template: str
    load: Callable[..., dict[str, Any]]


@dataclass(frozen=True)
class Offered:
    """A step of a page, ready to be drawn."""

    kind: StepKind
    template: str
    facts: dict[str, Any]


@dataclass(frozen=True)
class Part:
    """A part of a consultation's page that is no step, such as its votes: `load` gives the variables, or None to stay away."""

    template: str
    load: Callable[..., dict[str, Any] | None]


@dataclass(frozen=True)
class Drawn:
    """A part of a page, ready to be drawn."""

    template: str
    facts: dict[str, Any]


_offers: dict[StepKind, StepOffer] = {}
_parts: dict[str, Part] = {}


def register(*offers: StepOffer) -> None:
    """Add offers (the factory calls this once)."""
    for offer in offers:
        _offers[offer.kind] = offer


def register_parts(*parts: Part) -> None:
    """Add parts (the factory calls this once; the same template is replaced)."""
    for part in parts:
        _parts[part.template] = part


def load_parts(session: Session, actor: Actor, sheet: Sheet, now: Any) -> list[Drawn]:
    """The parts that have something to show of that consultation."""
    loaded = ((part.template, part.load(session, actor, sheet, now)) for part in _parts.values())
    return [Drawn(template, facts) for template, facts in loaded if facts is not None]


def load(session: Session, actor: Actor, sheet: Sheet, now: Any) -> list[Offered]:
    """The parts of a consultation's page, in the order of its steps."""
    present = [_offers[StepKind(step.kind)] for step in sheet.steps if StepKind(step.kind) in _offers]
    return [Offered(offer.kind, offer.template, offer.load(session, actor, sheet, now)) for offer in present]
