"""Events of the board (section 4.3): each names its parent by digest, so that nothing can be taken out without changing all that follows."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from app.voting.sealed.encoding import dump, fields, hex_digest, load

REQUIRED, OPTIONAL = frozenset(("height", "type")), frozenset(("parent", "payload"))
HEX = frozenset("0123456789abcdef")


class Kind(StrEnum):
    """What happened."""

    SETUP = "Setup"
    BALLOT = "Ballot"
    END_BALLOTS = "EndBallots"
    ENCRYPTED_TALLY = "EncryptedTally"
    PARTIAL_DECRYPTION = "PartialDecryption"
    RESULT = "Result"


NEXT: dict[Kind | None, frozenset[Kind]] = {
    None: frozenset((Kind.SETUP,)),
    Kind.SETUP: frozenset((Kind.BALLOT, Kind.END_BALLOTS)),
    Kind.BALLOT: frozenset((Kind.BALLOT, Kind.END_BALLOTS)),
    Kind.END_BALLOTS: frozenset((Kind.ENCRYPTED_TALLY,)),
    Kind.ENCRYPTED_TALLY: frozenset((Kind.PARTIAL_DECRYPTION,)),
    Kind.PARTIAL_DECRYPTION: frozenset((Kind.PARTIAL_DECRYPTION, Kind.RESULT)),
    Kind.RESULT: frozenset(),
}


class BadOrder(ValueError):
    """This cannot follow: a ballot after closing, a share before it, anything after the result."""


@dataclass(frozen=True)
class Event:
    """One link of the chain; `digest` is that of the text it was read from."""

    parent: str | None
    height: int
    kind: Kind
    payload: str | None
    digest: str


@dataclass(frozen=True)
class Step:
    """What to store at once: the texts in order, the last of which is the event's payload, and the event itself."""

    data: tuple[str, ...]
    event: str

    @property
    def digest(self) -> str:
        """The new head of the chain."""
        return hex_digest(self.event)

    @property
    def named_data(self) -> dict[str, str]:
        """Text of each piece by its hexadecimal sha256."""
        return {hex_digest(text): text for text in self.data}


def append(last: str | None, kind: Kind, *data: str) -> Step:
    """The next step after the event whose text is `last` (None: the first); BadOrder when it cannot follow."""
    before = read(last) if last is not None else None
    if kind not in NEXT[before.kind if before else None]:
        raise BadOrder(f"{kind} after {before.kind if before else 'nothing'}")
    return Step(data, write(before.digest if before else None, before.height + 1 if before else 0, kind, hex_digest(data[-1]) if data else None))


def write(parent: str | None, height: int, kind: Kind, payload: str | None) -> str:
    """The text of an event."""
    return dump({
        **({"parent": parent} if parent else {}), "height": height, "type": kind.value, **({"payload": payload} if payload else {}),
    })


def read(raw: str) -> Event:
    """Parse an event; ValueError when it is none."""
    found = fields(load(raw, 1_000), REQUIRED, OPTIONAL)
    height = found["height"]
    if type(height) is not int or height < 0:
        raise ValueError("not a height")
    return Event(_digest(found.get("parent")), height, Kind(found["type"]), _digest(found.get("payload")), hex_digest(raw))


def _digest(value: Any) -> str | None:
    if value is not None and not (isinstance(value, str) and len(value) == 64 and set(value) <= HEX):
        raise ValueError("not a digest")
    return value


def pieces(event: Event, data: Mapping[str, str]) -> Iterator[str]:
    """Digests of what an event stands on, in the order of the archive; KeyError when a piece that leads to others is missing."""
    if event.payload is None:
        return
    inner = {
        Kind.SETUP: ("election", "trustees", "credentials"), Kind.ENCRYPTED_TALLY: ("encrypted_tally",), Kind.PARTIAL_DECRYPTION: ("payload",),
    }.get(event.kind, ())
    if inner:
        found = fields(load(data[event.payload]), frozenset(inner), frozenset(("num_tallied", "total_weight", "owner")))
        yield from (digest for name in inner if (digest := _digest(found[name])))
    yield event.payload
