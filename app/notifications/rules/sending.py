"""Tries, pauses, caps, and the name of a message."""

import hashlib
from datetime import timedelta

PAUSES = (timedelta(minutes=1), timedelta(minutes=10), timedelta(hours=1), timedelta(hours=6))
"""What passes before the second, third, fourth and fifth try."""
TRIES = len(PAUSES) + 1
ROAD_CLOSED = timedelta(seconds=60)
"""Pause after a try that never reached the mail server: no try is used up."""
GIVE_UP = timedelta(days=3)
"""After so long without reaching the server the notice counts as failed, so that somebody sees it."""
LEASE = timedelta(seconds=45)
"""How long a message belongs to the worker that took it: longer than `core.mail.LONGEST`, shorter than a minute."""

UNDO_GRACE = timedelta(seconds=60)
"""What a moderator may undo is told this much later: a slip of the finger reaches nobody."""
BUNDLE_PAUSE = timedelta(minutes=10)
"""Staff get one message of a kind at once; what follows within this time comes together in the next."""

UNPROVEN_PER_HOUR = 3
UNPROVEN_PER_DAY = 10
PROVEN_PER_HOUR = 30
"""Messages to one address: few while nobody has shown that it is theirs, so that the site floods no mailbox."""
RECEIPT_LIFE = timedelta(hours=24)
"""A receipt held back longer than this is dropped: the code was on the screen."""
ALWAYS_FAILING = 3
"""Notices that failed for good, in a row, after which an address is left alone."""

KINDS_OF_SUBJECT = ("proposal", "process", "site", "commitment")
RHYTHMS = ("now", "weekly")


def pause_after(tries: int) -> timedelta | None:
    """How long to wait after that many used tries; None when there is none left."""
    return PAUSES[tries - 1] if 0 < tries < TRIES else None


def message_id(key: str, host: str) -> str:
    """The same name for the same notice, however often it is sent."""
    return f"<{hashlib.sha256(key.encode()).hexdigest()[:32]}@{host}>"


def thread_id(subject_kind: str, subject_id: int, host: str) -> str:
    """What mailboxes use to keep all messages about one thing together."""
    return f"<about.{subject_kind}.{subject_id}@{host}>"


def masked(address: str) -> str:
    """« m•••@exemple.fr », « +33•••••78 »: enough to recognise, not enough to use."""
    name, at, domain = address.partition("@")
    return f"{name[:1]}•••@{domain}" if at else f"{address[:3]}•••••{address[-2:]}"
