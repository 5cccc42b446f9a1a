"""One contact is one voice: the spellings of one mailbox come down to one (reliability row 62). Pure."""

import hashlib
import hmac

from app.people.rules import normalise_address

DOTLESS = {"gmail.com": "gmail.com", "googlemail.com": "gmail.com"}
"""Mail services that read past the dots of a name."""


def mailbox(typed: str) -> str | None:
    """The mailbox or phone behind what was typed: without a « +word », without dots where they mean nothing. None when it is no address."""
    address = normalise_address(typed)
    if address is None or "@" not in address:
        return address
    name, domain = address.rsplit("@", 1)
    name = name.split("+", 1)[0] or name
    if domain in DOTLESS:
        name, domain = name.replace(".", ""), DOTLESS[domain]
    return f"{name}@{domain}"


def elector_key(key: str, vote_id: int, box: str) -> str:
    """What the roll keeps of a confirmed contact: enough to know it again in this vote, useless without the platform's key."""
    return "contact:" + hmac.new(key.encode(), f"elector-contact:{vote_id}:{box}".encode(), hashlib.sha256).hexdigest()
