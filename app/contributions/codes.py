"""Whose code somebody typed on « Mon suivi »: other packages say where their own codes lead. Registered as data by the factory."""

from collections.abc import Callable
from typing import Any

Finder = Callable[[Any, str], str | None]
"""`(session, code)`: the address of the page that follows this code, or None when it is not one of theirs."""

_finders: list[Finder] = []


def register(*finders: Finder) -> None:
    """Add finders (the factory calls this once for each package)."""
    _finders.extend(finder for finder in finders if finder not in _finders)


def address_of(session: Any, code: str) -> str | None:
    """Where a code leads; None when nobody knows it."""
    return next((address for finder in _finders if (address := finder(session, code))), None)
