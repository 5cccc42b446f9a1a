"""A receipt: a code one can read aloud, made from the form's own key, of which the database keeps a digest. Pure."""

import hashlib
import hmac
import random

from app.core.text.codes import digest, new_code


def receipt_of(key: str, vote_id: int, once: str) -> str:
    """The receipt of the ballot sent with the form key `once`: the same for every sending, unknown without the platform's key."""
    drawn = hmac.new(key.encode(), f"receipt:{vote_id}:{once}".encode(), hashlib.sha256).hexdigest()
    return new_code(random.Random(drawn))  # noqa: S311 – seeded by an HMAC of the platform's key


def receipt_digest(receipt: str) -> str:
    """What is stored, and published after the close: SHA-256 (hex) of the code as it is printed, so that anybody can make it."""
    return digest(receipt)
