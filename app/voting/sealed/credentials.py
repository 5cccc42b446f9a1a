"""Voters' credentials (section 4.7): a secret code given by hand or letter, and the public one that the board shows.

The code is `XXX-XXX-XXX-XXX-XXX`: 14 random characters of base 58 and one that catches typing errors.
"""

import secrets
from collections.abc import Iterable, Mapping
from hashlib import pbkdf2_hmac

from app.voting.sealed import group
from app.voting.sealed.election import BASE58
from app.voting.sealed.encoding import dump, items, load

RANDOM, LENGTH, MODULUS = 14, 15, 53
MOST_WEIGHT = 1_000


def generate() -> str:
    """A new secret code, 82 bits."""
    raw = "".join(secrets.choice(BASE58) for _ in range(RANDOM))
    return _dashed(raw + BASE58[MODULUS - _value(raw) % MODULUS])


def normal(typed: str) -> str | None:
    """The code as it is derived from, whatever spaces and dashes were typed; None when it is no code or has a typing error."""
    raw = "".join(typed.replace("-", " ").split())
    if len(raw) != LENGTH or not set(raw) <= set(BASE58):
        return None
    return _dashed(raw) if (_value(raw[:RANDOM]) + BASE58.index(raw[RANDOM])) % MODULUS == 0 else None


def derive(code: str, uuid: str) -> int:
    """The secret exponent of a code in this election: PBKDF2-HMAC-SHA256, 1,000 rounds."""
    return int.from_bytes(pbkdf2_hmac("sha256", code.encode(), uuid.encode(), 1000)) % int(group.Q)


def public(code: str, uuid: str) -> str:
    """The public credential of a code in this election."""
    return str(group.secret_power(group.G, derive(code, uuid)))


def write_roll(weights: Mapping[str, int]) -> str:
    """The published list, in the order of the numbers so that the roll's order is lost; weights are written only when one is not 1."""
    heavy = any(weight != 1 for weight in weights.values())
    return dump([f"{key},{weights[key]}" if heavy else key for key in sorted(weights, key=lambda key: (len(key), key))])


def read_roll(raw: str, limit: int = 100_000_000) -> dict[str, int]:
    """Weight of each public credential; ValueError for a double, a weight outside 1…1,000, or what is not in the group."""
    return read_entries(items(load(raw, limit)))


def read_entries(entries: Iterable[object]) -> dict[str, int]:
    """The same from single entries, `public` or `public,weight`."""
    weights: dict[str, int] = {}
    for entry in entries:
        if not isinstance(entry, str):
            raise ValueError("not a credential")
        key, comma, weight = entry.partition(",")
        if key in weights:
            raise ValueError("a credential twice")
        group.element(key)
        weights[key] = _weight(weight) if comma else 1
    return weights


def _weight(text: str) -> int:
    if not (text.isascii() and text.isdigit()) or len(text) > 4 or text[0] == "0" or int(text) > MOST_WEIGHT:
        raise ValueError("not a weight")
    return int(text)


def _value(raw: str) -> int:
    value = 0
    for letter in raw:
        value = value * len(BASE58) + BASE58.index(letter)
    return value


def _dashed(raw: str) -> str:
    return "-".join(raw[start:start + 3] for start in range(0, LENGTH, 3))
