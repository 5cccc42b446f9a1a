"""What an official text needs before residents may read it, and what its simple version may be called. Pure."""

from collections.abc import Mapping
from datetime import date
from typing import Any

TITLE_LIMIT, SUMMARY_LIMIT, BODY_LIMIT, SIMPLE_LIMIT = 160, 400, 60_000, 12_000
CONTENT = ("title", "summary", "body", "simple", "source_url", "reviewed_by", "reviewed_on")
NEEDED = ("title", "summary", "body", "simple")


def lacks(version: Any) -> list[str]:
    """Names of the parts that are still empty."""
    return [name for name in NEEDED if not (getattr(version, name) or "").strip()]


def is_falc(version: Any) -> bool:
    """« FALC » is earned: a named group of readers reviewed this very text on a day that is written down."""
    return bool(version.reviewed_by and version.reviewed_on)


def review_after(old: Any, changes: Mapping[str, Any], today: date) -> dict[str, Any]:
    """The changes with an honest review: none by halves, none of tomorrow, and none kept when the simple version changed since."""
    by, on = changes.get("reviewed_by", old.reviewed_by), changes.get("reviewed_on", old.reviewed_on)
    same_review = (by, on) == (old.reviewed_by, old.reviewed_on)
    rewritten = "simple" in changes and changes["simple"] != old.simple
    if not by or not on or on > today or (same_review and rewritten):
        by, on = "", None
    return {**changes, "reviewed_by": by, "reviewed_on": on}
