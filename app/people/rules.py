"""Who acts, as a plain value: roles and the actor that every verb receives. Pure."""

import re
import unicodedata
from dataclasses import dataclass, field
from enum import StrEnum


class Role(StrEnum):
    """What a person may hold, per site (and per team for the two team roles)."""

    MODERATOR = "moderator"
    AGENT = "agent"
    HEAD = "head"
    ELECTED = "elected"
    ADMINISTRATOR = "administrator"
    COORDINATOR = "coordinator"
    GUARANTOR = "guarantor"
    ORGANISER = "organiser"
    KEEPER = "keeper"
    HELPER = "helper"
    TRANSLATOR = "translator"


@dataclass(frozen=True)
class Grant:
    """A role held now, on a site (None: all sites) and perhaps in one team."""

    role: Role
    site_id: int | None = None
    team_id: int | None = None


@dataclass(frozen=True)
class Actor:
    """Somebody who acts: a resident (participant), a signed-in account, or the platform itself."""

    participant_id: int | None = None
    account_id: int | None = None
    name: str = ""
    grants: frozenset[Grant] = field(default_factory=frozenset)
    system: str = ""
    suspended: bool = False

    @property
    def handle(self) -> str:
        """The name the audit log keeps: an id, never a person's name."""
        if self.system:
            return f"system:{self.system}"
        if self.grants and self.account_id:
            return f"account:{self.account_id}"
        if self.participant_id:
            return f"participant:{self.participant_id}"
        return f"account:{self.account_id}" if self.account_id else "nobody"

    def holds(self, role: Role, site_id: int | None, team_id: int | None = None) -> bool:
        """Whether a grant of that role covers the site (and the team, when one is named)."""
        return any(
            grant.role == role
            and (grant.site_id is None or grant.site_id == site_id)
            and (team_id is None or grant.team_id is None or grant.team_id == team_id)
            for grant in self.grants
        )

    def holds_any(self, roles: tuple[Role, ...], site_id: int | None) -> bool:
        """Whether one of the roles is held on the site."""
        return any(self.holds(role, site_id) for role in roles)

    def teams(self, site_id: int) -> frozenset[int]:
        """The teams of a site in which the actor is agent or head."""
        return frozenset(grant.team_id for grant in self.grants if grant.site_id == site_id and grant.team_id is not None)

    @property
    def is_staff(self) -> bool:
        return bool(self.grants)


NOBODY = Actor()


def system(name: str) -> Actor:
    """The platform acting by itself (the clock, the retention job, the demo)."""
    return Actor(system=name)


EMAIL_SHAPE = re.compile(r"[^@\s<>\",;:\\()\[\]]{1,64}@([^@\s<>\",;:\\()\[\]/]{1,63}\.)+[^@\s<>\",;:\\()\[\]/.]{2,63}")


def normalise_email(typed: str) -> str | None:
    """One spelling for one mailbox: trimmed, NFKC, lower case, international domains in ASCII. None when it is no address."""
    text = unicodedata.normalize("NFKC", typed).strip().strip(".,;").lower()
    if not EMAIL_SHAPE.fullmatch(text) or len(text) > 254 or ".." in text:
        return None
    local, domain = text.rsplit("@", 1)
    try:
        return f"{local}@{domain.encode('idna').decode()}"
    except UnicodeError:
        return None


def normalise_phone(typed: str) -> str | None:
    """A phone number as +33612345678. French numbers may be typed in any usual way, foreign ones with + or 00. None otherwise."""
    text = unicodedata.normalize("NFKC", typed)
    digits = re.sub(r"[\s.\-()/\u00a0]", "", text)
    if digits.startswith("00"):
        digits = "+" + digits[2:]
    if re.fullmatch(r"0[1-9]\d{8}", digits):
        return "+33" + digits[1:]
    if match := re.fullmatch(r"\+33\(?0?\)?([1-9]\d{8})", digits):
        return "+33" + match[1]
    return digits if re.fullmatch(r"\+[1-9]\d{7,14}", digits) and not digits.startswith("+33") else None


def normalise_address(typed: str) -> str | None:
    """An e-mail or a phone number in its one spelling, or None."""
    return normalise_email(typed) if "@" in typed else normalise_phone(typed)
