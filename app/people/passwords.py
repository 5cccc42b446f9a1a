"""The one door to Argon2 and to time-based codes (RFC 6238)."""

from datetime import datetime

import pyotp
from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError

SHORTEST = 12
_hasher = PasswordHasher(memory_cost=19_456, time_cost=2, parallelism=1)  # OWASP's second recommended setting, 19 MiB
_NOBODY = _hasher.hash("nobody has this password")
COMMON = frozenset({"motdepasse123", "azertyuiop123", "123456789012", "password12345", "bonjourbonjour", "000000000000", "111111111111"})


def hashed(password: str) -> str:
    """An Argon2id hash with its own salt."""
    return _hasher.hash(password)


def matches(stored: str | None, password: str) -> bool:
    """Whether the password is the right one. With nothing stored it takes as long and says no."""
    try:
        return _hasher.verify(stored or _NOBODY, password) and stored is not None
    except (Argon2Error, InvalidHashError):
        return False


def weakness(password: str, email: str) -> str | None:
    """Why a password is too weak: "short", "common", "mine", "same"; None when it will do (NIST SP 800-63B: length, no rules of signs)."""
    if len(password) < SHORTEST:
        return "short"
    if password.lower() in COMMON:
        return "common"
    if email.split("@")[0] and email.split("@")[0].lower() in password.lower():
        return "mine"
    return "same" if len(set(password)) < 5 else None


def new_totp_secret() -> str:
    """A shared secret for an authenticator application (base32, 160 bits)."""
    return pyotp.random_base32()


def totp_address(secret: str, email: str, issuer: str) -> str:
    """The otpauth:// address that the QR code carries."""
    return pyotp.TOTP(secret).provisioning_uri(name=email, issuer_name=issuer)


def totp_step(secret: str, code: str, now: datetime, last_step: int | None) -> int | None:
    """The time step of a right code (30 s steps, one of tolerance), or None. A step already used is refused: no replay."""
    digits = "".join(sign for sign in code if sign.isdigit())
    present = int(now.timestamp()) // 30
    for step in (present, present - 1, present + 1):
        if (last_step is None or step > last_step) and pyotp.TOTP(secret).verify(digits, for_time=step * 30):
            return step
    return None
