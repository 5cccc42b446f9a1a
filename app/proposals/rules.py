"""How ideas are listed, which screen a draft still needs, and the small geometry of « where ». Pure."""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from math import cos, hypot, radians
from typing import Any

from app.contributions.rules import ANSWERED_STATES, OPEN_STATES, State, in_view

PAGE = 20
SCREENS = ("what", "where", "more", "check")
WHOLE_TOWN = "all"
EXCERPT = 160
FOR_WHOM_LIMIT = 200
NEAR = 4.0
"""Kilometres within which a point is taken for its nearest neighbourhood."""


class Sort(StrEnum):
    NEW = "new"
    LIKED = "liked"


class Stage(StrEnum):
    """The states as a reader filters them."""

    WAITING = "waiting"
    LATE = "late"
    ANSWERED = "answered"
    UNDERWAY = "underway"
    DONE = "done"


STAGES: Mapping[Stage, Sequence[State]] = {
    Stage.WAITING: OPEN_STATES, Stage.LATE: OPEN_STATES, Stage.ANSWERED: ANSWERED_STATES, Stage.UNDERWAY: (State.UNDERWAY,),
    Stage.DONE: (State.DONE,),
}

Cursor = tuple[int, ...]


def read_cursor(sort: Sort, text: str) -> Cursor | None:
    """Where the page before ended: an id, or number of supports and id. None for the first page; ValueError for nonsense."""
    if not text:
        return None
    parts = text.split("-")
    if len(parts) != (2 if sort is Sort.LIKED else 1) or not all(part.isascii() and part.isdigit() and len(part) < 19 for part in parts):
        raise ValueError(text)
    return tuple(int(part) for part in parts)


def write_cursor(sort: Sort, last: Any) -> str:
    """The cursor after the last row of a page."""
    return f"{last.supports_count}-{last.id}" if sort is Sort.LIKED else str(last.id)


def missing_screen(fields: Mapping[str, Any]) -> str | None:
    """The first screen whose compulsory answer is not there yet, or None when the idea can be sent."""
    if not fields.get("title"):
        return "what"
    if not fields.get("territory") and not in_view(fields.get("latitude"), fields.get("longitude")):
        return "where"
    return None


def nearest(latitude: float, longitude: float, places: Iterable[Any]) -> Any | None:
    """The place whose centre is nearest, within `NEAR` kilometres; None when all are farther or have no point."""
    known = [place for place in places if in_view(place.latitude, place.longitude)]
    distances = [(_kilometres(latitude, longitude, place), index) for index, place in enumerate(known)]
    distance, index = min(distances, default=(NEAR, -1))
    return known[index] if index >= 0 and distance < NEAR else None


def _kilometres(latitude: float, longitude: float, place: Any) -> float:
    """On a flat Earth, which is exact enough inside a town (111.2 km a degree)."""
    east = (longitude - place.longitude) * cos(radians(latitude))
    return 111.2 * hypot(latitude - place.latitude, east)


def excerpt(text: str, length: int = EXCERPT) -> str:
    """The beginning on one line, cut at a word: for lists, where rendering Markdown twenty times would cost more than the page."""
    line = " ".join(text[: length + 60].replace("*", "").split())
    if len(line) <= length:
        return line
    return line[:length].rsplit(" ", 1)[0].rstrip(" ,;:.!?") + "…"
