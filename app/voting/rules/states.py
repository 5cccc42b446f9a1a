"""The words a vote, a proxy and a paper batch can be in, and where each verb leads. Pure."""

from enum import IntEnum, StrEnum


class VoteState(StrEnum):
    """Draft: everything may change. Open: rules and roll are frozen. Closed: nothing can be cast any more. Counted: published."""

    DRAFT = "draft"
    OPEN = "open"
    CLOSED = "closed"
    COUNTED = "counted"
    CANCELLED = "cancelled"


TRANSITIONS: dict[VoteState, dict[str, VoteState]] = {
    VoteState.DRAFT: {"open": VoteState.OPEN, "cancel": VoteState.CANCELLED},
    VoteState.OPEN: {"close": VoteState.CLOSED, "cancel": VoteState.CANCELLED},
    VoteState.CLOSED: {"count": VoteState.COUNTED, "cancel": VoteState.CANCELLED},
    VoteState.COUNTED: {},
    VoteState.CANCELLED: {},
}


class Secrecy(StrEnum):
    """Open: names stand beside choices. Secret: the server keeps them apart. Sealed: the server never sees a choice."""

    OPEN = "open"
    SECRET = "secret"  # noqa: S105 – a kind of vote
    SEALED = "sealed"


class Audience(StrEnum):
    """Who votes: the people of a roll, or everyone on the site who brings the chosen proof."""

    ROLL = "roll"
    SITE = "site"


class Proof(StrEnum):
    """How « everyone on the site » shows that they are one person: a code sent by letter, given at the desk or in the room, a
    confirmed contact. Device is for meetings only: one ballot a phone, nobody is checked."""

    LETTER = "letter"
    DESK = "desk"
    CONTACT = "contact"
    ROOM = "room"
    DEVICE = "device"


class Reach(StrEnum):
    """How an elector receives the way in."""

    EMAIL = "email"
    SMS = "sms"
    LETTER = "letter"
    DESK = "desk"
    DEVICE = "device"


class Sign(IntEnum):
    """One byte of the register: how an elector has voted. No time, no order."""

    NOT_YET = 0
    ONLINE = 1
    PAPER = 2
    ROOM = 3
    BY_PROXY = 4
    ASSISTED = 5


class ProxyState(StrEnum):
    """Used is not a state: the giver's sign in the register says it, so that no row changes in the instant of a ballot."""

    ASKED = "asked"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    REVOKED = "revoked"


PROXY_TRANSITIONS: dict[ProxyState, dict[str, ProxyState]] = {
    ProxyState.ASKED: {"accept": ProxyState.ACCEPTED, "refuse": ProxyState.REFUSED, "revoke": ProxyState.REVOKED},
    ProxyState.ACCEPTED: {"revoke": ProxyState.REVOKED},
    ProxyState.REFUSED: {},
    ProxyState.REVOKED: {},
}


class BatchState(StrEnum):
    """Paper ballots of one envelope: typed by one person, typed by a second one, equal, poured into the box."""

    TYPING = "typing"
    MERGED = "merged"
