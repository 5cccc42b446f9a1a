"""An elector's way in: one long secret for a link, one short code to read aloud, both derived from a nonce; a trustee's link. Pure.

The platform's key and the nonce make them again for a reminder or a second letter; the database alone gives nothing away.
"""

import hashlib
import hmac
import random

from app.core.text.codes import new_code


def link_secret(key: str, nonce: str) -> str:
    """The secret of the private link, 64 hexadecimal signs."""
    return _keyed(key, "elector-link", nonce)


def trustee_secret(key: str, nonce: str) -> str:
    """The secret of a trustee's private link, 64 hexadecimal signs."""
    return _keyed(key, "trustee-link", nonce)


def code(key: str, nonce: str) -> str:
    """The code for a letter, the desk or the telephone: « BARO-TIMU-48271 »."""
    return new_code(random.Random(_keyed(key, "elector-code", nonce)))  # noqa: S311 – seeded by an HMAC of the platform's key


def code_digest(key: str, typed: str) -> str:
    """What the database keeps of a code: keyed, because thirty-seven bits alone can be guessed from a stolen table."""
    return _keyed(key, "elector-code-digest", typed)


def _keyed(key: str, purpose: str, value: str) -> str:
    return hmac.new(key.encode(), f"{purpose}:{value}".encode(), hashlib.sha256).hexdigest()
