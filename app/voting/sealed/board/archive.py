"""The published file `.bel` (section 4.3): an old-style tar without end, written in append-only order, so that each copy begins the next."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from app.voting.sealed.board import chain
from app.voting.sealed.encoding import dump, hex_digest

BLOCK, VERSION = 512, 1
HEAD, DATA, EVENT = "BELENIOS", ".data.json", ".event.json"


@dataclass
class Archive:
    """What a file holds. `data` by the digest that names it; `false_names` are those whose content has another digest."""

    timestamp: int = 0
    events: list[str] = field(default_factory=list)
    data: dict[str, str] = field(default_factory=dict)
    false_names: list[str] = field(default_factory=list)


def write(timestamp: int, events: Iterable[str], data: Mapping[str, str]) -> Iterator[bytes]:
    """The file, member by member. `timestamp`: unix second of the set-up, the only time it tells. KeyError when a piece is missing.

    Each piece is fetched from `data` when its turn comes, so that a mapping over a table is enough.
    """
    yield member(HEAD, dump({"version": VERSION, "timestamp": str(timestamp)}), timestamp)
    for raw in events:
        for digest in chain.pieces(chain.read(raw), data):
            yield member(digest + DATA, data[digest], timestamp)
        yield member(hex_digest(raw) + EVENT, raw, timestamp)


def member(name: str, text: str, timestamp: int) -> bytes:
    """One file of the archive: header and content, padded to whole blocks."""
    body = text.encode()
    parts = (
        (0, name), (100, "0000644"), (108, "0000000"), (116, "0000000"), (124, f"{len(body):011o}"), (136, f"{timestamp:011o}"),
        (148, " " * 8), (156, "0"),
    )
    header = bytearray(BLOCK)
    for start, value in parts:
        header[start:start + len(value)] = value.encode()
    header[148:156] = f"{sum(header):06o}\0 ".encode()
    return bytes(header) + body + bytes(-len(body) % BLOCK)


def read(raw: bytes) -> Archive:
    """What a file holds, even when its content is tampered with; ValueError when it is no such file at all."""
    found, first = Archive(), True
    for name, text in _members(raw):
        if first:
            found.timestamp, first = _timestamp(name, text), False
            continue
        digest, dot, ending = name.partition(".")
        if dot + ending not in (DATA, EVENT):
            raise ValueError("an unknown piece")
        if digest != hex_digest(text):
            found.false_names.append(digest)
        if ending == EVENT[1:]:
            found.events.append(text)
        else:
            found.data[digest] = text
    if first:
        raise ValueError("nothing in it")
    return found


def _members(raw: bytes) -> Iterator[tuple[str, str]]:
    if len(raw) % BLOCK:
        raise ValueError("cut short")
    start = 0
    while start < len(raw):
        header = raw[start:start + BLOCK]
        start += BLOCK
        name = header[:100].split(b"\0", 1)[0].decode()
        if not name:  # the empty blocks that other programs write at the end
            continue
        size = int(header[124:135].decode(), 8)
        if size > len(raw) - start:
            raise ValueError("cut short")
        yield name, raw[start:start + size].decode()
        start += size + -size % BLOCK


def _timestamp(name: str, text: str) -> int:
    found = json.loads(text) if name == HEAD and len(text) < 200 else None
    if not isinstance(found, dict) or found.get("version") != VERSION:
        raise ValueError("not an archive of this version")
    return int(found.get("timestamp", 0))
