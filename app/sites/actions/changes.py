"""Writing changed fields of a row, and telling which ones changed."""

from collections.abc import Collection, Mapping
from typing import Any


def write(thing: Any, changes: Mapping[str, Any], allowed: Collection[str]) -> list[str]:
    """Set the fields that differ; their names, sorted. A field outside `allowed` is a programming error (ValueError)."""
    if unknown := set(changes) - set(allowed):
        raise ValueError(f"not to be changed here: {sorted(unknown)}")
    changed = sorted(name for name, value in changes.items() if getattr(thing, name) != value)
    for name in changed:
        setattr(thing, name, changes[name])
    return changed
