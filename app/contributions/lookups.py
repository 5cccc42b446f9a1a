"""Codes that are no input yet: upper packages hand codes out before anything is said, and tell what became of each.

A sheet of paper bears its code before anybody typed it in; whoever tries the code must not hear that it does not exist.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session


@dataclass(frozen=True)
class Promised:
    """What a code stands for while it is no input: a sentence, what to do next, and the site whose colours the page wears."""

    code: str
    sentence: Any
    instead: Any
    site_id: int


Lookup = Callable[[Session, str], Promised | None]
_lookups: list[Lookup] = []


def register(*lookups: Lookup) -> None:
    """Add where codes are known from (the factory calls this once with the views' `LOOKUPS`)."""
    _lookups.extend(lookup for lookup in lookups if lookup not in _lookups)


Lead = Callable[[Session, str], str | None]
"""The address of the page that follows this code, or None when it is not one of theirs."""
_leads: list[Lead] = []


def register_leads(*leads: Lead) -> None:
    """Add who knows where other codes lead (the factory calls this once with the views' `LEADS`)."""
    _leads.extend(lead for lead in leads if lead not in _leads)


def address_of(session: Session, code: str) -> str | None:
    """Where somebody who types this code on « Mon suivi » is led; None when nobody knows it."""
    return next((address for lead in _leads if (address := lead(session, code))), None)


def promised(session: Session, code: str) -> Promised | None:
    """What is known of a code in its usual spelling that opens no input."""
    return next((found for lookup in _lookups if (found := lookup(session, code)) is not None), None)
