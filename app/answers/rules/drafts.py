"""Drafts that two people touch, and ready texts: nothing typed is ever lost."""

from collections.abc import Mapping
from typing import Any

from app.answers.rules.lacks import LINES, TEXTS


def differing(mine: Mapping[str, Any], theirs: Any) -> list[str]:
    """The typed fields that another person saved differently, when theirs is not empty."""
    return [name for name in TEXTS if (kept := getattr(theirs, name)) and kept != mine.get(name, "")]


def both(mine: Mapping[str, Any], theirs: Any) -> dict[str, Any]:
    """Mine with the other person's words behind, wherever they differ and are not already in it."""
    joined = dict(mine)
    for name in differing(mine, theirs):
        own, other = str(mine.get(name) or ""), getattr(theirs, name)
        if other not in own:
            joined[name] = (" / " if name in LINES else "\n\n").join(part for part in (own, other) if part)
    return joined


def filled(mine: Mapping[str, Any], template: Mapping[str, Any]) -> dict[str, Any]:
    """Mine with the template's words in its empty fields only."""
    return {**mine, **{name: text for name, text in template.items() if name in (*TEXTS, "outcome") and not mine.get(name)}}
