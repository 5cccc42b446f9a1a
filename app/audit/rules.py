"""The chain's arithmetic, pure: an entry's hash covers its content and the hash before it."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

GENESIS = "0" * 64


def canonical(content: Mapping[str, Any]) -> bytes:
    """One spelling for one content: sorted keys, no spaces, UTF-8."""
    return json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def entry_hash(previous: str, content: Mapping[str, Any]) -> str:
    """SHA-256 (hex) over the previous hash and the canonical content."""
    return hashlib.sha256(previous.encode() + b"\n" + canonical(content)).hexdigest()


def content_of(entry: Any) -> dict[str, Any]:
    """What the hash protects, from a row or a pending entry."""
    at: datetime = entry.at
    return {
        "at": at.astimezone(UTC).isoformat(timespec="microseconds"),
        "site": entry.site_id,
        "actor": entry.actor,
        "on_behalf_of": entry.on_behalf_of,
        "verb": entry.verb,
        "subject": [entry.subject_kind, entry.subject_id],
        "facts": entry.facts,
    }


def first_break(entries: Iterable[Any], published: tuple[int, str] | None = None) -> int | None:
    """The id of the first entry whose hash or link does not hold; None for an intact chain.

    `published` is an (id, hash) that somebody noted down earlier: it shows when the end was cut off, or the chain made anew.
    """
    noted_id, noted_hash = published or (0, GENESIS)
    previous, expected_id = GENESIS, 1
    for entry in entries:
        intact = entry.previous_hash == previous and entry.hash == entry_hash(previous, content_of(entry))
        if not intact or entry.id != expected_id or (entry.id == noted_id and entry.hash != noted_hash):
            return int(entry.id)
        previous, expected_id = entry.hash, entry.id + 1
    return expected_id if noted_id >= expected_id else None
