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


_offers: dict[StepKind, StepOffer] = {}


def register(*offers: StepOffer) -> None:
    """Add offers (the factory calls this once)."""
    for offer in offers:
        _offers[offer.kind] = offer


def load(session: Session, actor: Actor, sheet: Sheet, now: Any) -> list[Offered]:
    """The parts of a consultation's page, in the order of its steps."""
    present = [_offers[StepKind(step.kind)] for step in sheet.steps if StepKind(step.kind) in _offers]
    return [Offered(offer.kind, offer.template, offer.load(session, actor, sheet, now)) for offer in present]
