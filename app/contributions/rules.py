"""The states of an input and what each verb does to them; limits of what can be typed. Pure."""

from enum import StrEnum

TITLE_LIMIT = 120
BODY_LIMIT = 4000
NAME_LIMIT = 60
PLACE_LIMIT = 160
PHOTOS_LIMIT = 3


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
