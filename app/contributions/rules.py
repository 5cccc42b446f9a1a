"""The states of an input and what each verb does to them; limits of what can be typed. Pure."""

from collections.abc import Iterable
from enum import StrEnum

TITLE_LIMIT = 120
BODY_LIMIT = 4000
NAME_LIMIT = 60
PLACE_LIMIT = 160
PHOTOS_LIMIT = 3
HOW_LIMIT = 400
MOMENT_LIMIT = 160
DESCRIPTION_LIMIT = 200
WORDS_LIMIT = 60
INPUT = "input"  # the kind of an input among the texts that are translated
WORD_LENGTH = 40

EDITABLE = ("title", "body", "place", "territory_id", "latitude", "longitude", "theme_id", "author_name")
"""What the author may change until the answer is being written."""


class State(StrEnum):
    """Where an input stands. The words shown are `contributions.wording.STATE_WORDS`, the same everywhere."""

    RECEIVED = "received"
    READ = "read"
    SENT = "sent"
    STUDIED = "studied"
    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    ELSEWHERE = "elsewhere"
    UNDERWAY = "underway"
    DONE = "done"


class Channel(StrEnum):
    """How it reached the town. All channels get the same receipt and the same clock."""

    WEB = "web"
    HELPED = "helped"
    PAPER = "paper"
    PHONE = "phone"
    IMPORT = "import"


class Often(StrEnum):
    """How often it happens to somebody: the four steps a person can tell apart without a diary."""

    ONCE = "once"
    SOMETIMES = "sometimes"
    WEEKLY = "weekly"
    DAILY = "daily"


OPEN_STATES = (State.RECEIVED, State.READ, State.SENT, State.STUDIED)
ANSWERED_STATES = (State.YES, State.PARTLY, State.NO, State.ELSEWHERE, State.UNDERWAY, State.DONE)

_ROUTABLE = {"read": State.READ, "route": State.SENT, "forward": State.ELSEWHERE}
_ANSWERABLE = {"answer_yes": State.YES, "answer_partly": State.PARTLY, "answer_no": State.NO, "answer_elsewhere": State.ELSEWHERE}
_REOPENED = {"reopen": State.SENT}

TRANSITIONS: dict[State, dict[str, State]] = {
    State.RECEIVED: {**_ROUTABLE},
    State.READ: {**_ROUTABLE, "unread": State.RECEIVED},
    State.SENT: {**_ANSWERABLE, **_ROUTABLE, "study": State.STUDIED, "bounce": State.READ, "unread": State.RECEIVED},
    State.STUDIED: {**_ANSWERABLE, **_ROUTABLE, "bounce": State.READ},
    State.YES: {**_REOPENED, "start": State.UNDERWAY, "finish": State.DONE},
    State.PARTLY: {**_REOPENED, "start": State.UNDERWAY, "finish": State.DONE},
    State.NO: {**_REOPENED},
    State.ELSEWHERE: {**_REOPENED, "unread": State.RECEIVED, "return": State.READ},
    State.UNDERWAY: {**_REOPENED, "finish": State.DONE},
    State.DONE: {**_REOPENED},
}


def public_path(site_slug: str, kind: str, number: int) -> str:
    """Where everybody reads an input; a card has no page of its own, so the site's home."""
    page = {"proposal": f"proposals/{number}", "vote_result": f"votes/results/{number}"}.get(kind, "")
    return f"/{site_slug}/{page}"


def distinct(words: Iterable[str], limit: int = WORDS_LIMIT) -> list[str]:
    """Each word once, in order, cut to what the index stores, at most `limit` of them."""
    return list(dict.fromkeys(word[:WORD_LENGTH] for word in words))[:limit]


def in_view(latitude: float | None, longitude: float | None) -> bool:
    """Whether two numbers are a point of the Earth, and not the empty point (0, 0) of a phone without a signal."""
    if latitude is None or longitude is None:
        return False
    return -90 <= latitude <= 90 and -180 <= longitude <= 180 and (latitude, longitude) != (0, 0)
