"""Signed links: a purpose, a value, and an age limit. A token made for one purpose is worthless for another."""

import hashlib
import hmac
from typing import Any

from itsdangerous import BadData, URLSafeTimedSerializer


def sign(key: str, purpose: str, value: Any) -> str:
    """A URL-safe token that vouches for `value` under `purpose`, made with the platform's secret key."""
    return str(URLSafeTimedSerializer(key, salt=f"entendu:{purpose}").dumps(value))


def read(key: str, purpose: str, token: str, max_age: int | None = None) -> Any | None:
    """The signed value, or None when forged, made for another purpose, or older than `max_age` seconds."""
    try:
        return URLSafeTimedSerializer(key, salt=f"entendu:{purpose}").loads(token, max_age=max_age)
    except BadData:
        return None


def derive(key: str, purpose: str, nonce: str) -> str:
    """A secret that only the key's holder can make again (HMAC-SHA-256, hex): what is stored gives nothing away."""
    return hmac.new(key.encode(), f"entendu:{purpose}:{nonce}".encode(), hashlib.sha256).hexdigest()
