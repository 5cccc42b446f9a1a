"""Texts as they are hashed: compact JSON, read within bounds, and the two ways a sha256 is written (hexadecimal, unpadded base 64)."""

import json
from base64 import b64decode, b64encode
from hashlib import sha256
from typing import Any

LIMIT = 4_000_000  # characters: 3,000 public credentials with weights, or a ballot of 200 questions, take half of this


def dump(value: Any) -> str:
    """Compact JSON, fields in the order given, letters of every alphabet as they are."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def load(raw: str, limit: int = LIMIT) -> Any:
    """The value of a JSON text; ValueError when it is too long, too deep, no JSON, or holds a float or a long number outside quotes."""
    if len(raw) > limit:
        raise ValueError("too long")
    try:
        return json.loads(raw, parse_float=_refuse, parse_constant=_refuse, parse_int=_small)
    except RecursionError:
        raise ValueError("too deep") from None


def _refuse(text: str) -> None:
    raise ValueError(f"{text[:20]} has no place here")


def _small(text: str) -> int:
    if len(text) > 12:
        raise ValueError("a long number outside quotes")
    return int(text)


def load_object(raw: str, required: frozenset[str], optional: frozenset[str] = frozenset(), limit: int = LIMIT) -> dict[str, Any]:
    """The fields of a JSON object that has every required one and nothing unknown; ValueError otherwise."""
    return fields(load(raw, limit), required, optional)


def fields(value: Any, required: frozenset[str], optional: frozenset[str] = frozenset()) -> dict[str, Any]:
    """The same for a value already read."""
    if not isinstance(value, dict) or not required <= value.keys() <= required | optional:
        raise ValueError("not the expected fields")
    return value


def items(value: Any, count: int | None = None) -> list[Any]:
    """A JSON array, of exactly `count` items when given; ValueError otherwise."""
    if not isinstance(value, list) or (count is not None and len(value) != count):
        raise ValueError("not the expected array")
    return value


def hex_digest(raw: str) -> str:
    """Sha256 in hexadecimal: the name of a piece of the board."""
    return sha256(raw.encode()).hexdigest()


def fingerprint(raw: str) -> str:
    """Sha256 in base 64 without padding: the name of an election, and the tracker of a ballot (section 4.14)."""
    return b64encode(sha256(raw.encode()).digest()).decode().rstrip("=")


def hex_to_tracker(digest: str) -> str:
    """The tracker of the ballot with this name on the board."""
    return b64encode(bytes.fromhex(digest)).decode().rstrip("=")


def tracker_to_hex(tracker: str) -> str:
    """The name on the board of the ballot with this tracker; ValueError when it is no tracker."""
    digest = b64decode(tracker + "=", validate=True)
    if len(digest) != 32:
        raise ValueError("no tracker")
    return digest.hex()
