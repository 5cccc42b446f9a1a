"""What each verb makes of a translation, and the sign by which an original is known again. Pure."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

DRAFT, SUBMITTED, PUBLISHED = "draft", "submitted", "published"
TRANSITIONS = {
    DRAFT: {"keep": DRAFT, "submit": SUBMITTED, "publish": PUBLISHED},
    SUBMITTED: {"accept": PUBLISHED, "return": DRAFT},
}


def digest_of(words: Mapping[str, str]) -> str:
    """SHA-256 of an original's parts: another one means that the original changed."""
    return hashlib.sha256(json.dumps(words, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def missing(words: Mapping[str, str], texts: Mapping[str, str]) -> list[str]:
    """The parts that are not translated yet; empty when nothing is missing."""
    return [name for name in words if not (texts.get(name) or "").strip()]


def source_after(old: Any, words: Mapping[str, str], texts: Mapping[str, str]) -> dict[str, str]:
    """What each part was translated from: a part that was not touched keeps its earlier original, so that its change stays in sight.

    `old`: the version it grew out of, or None.
    """
    if old is None:
        return dict(words)
    touched = {name for name in words if texts.get(name) != old.texts.get(name)}
    return {name: words[name] if name in touched else old.source.get(name, "") for name in words}


def mark_of(version: Any) -> str:
    """What a page remembers of the version it shows, to notice that somebody else was quicker."""
    return f"{version.version}.{version.saves}" if version is not None else "0.0"
