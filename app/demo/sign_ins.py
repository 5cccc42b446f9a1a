"""One-use ways into the demonstration, so that nobody needs a password that would stand in the code."""

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.settings import Settings
from app.people.actions import issue_token, secret_of
from app.people.models import Account
from app.people.queries import account_by_address
from app.people.rules import Role
from app.sites.models import RoleGrant, Site
from app.sites.queries import site_by_slug
from app.sites.wording import ROLE_WORDS

SHOWN_SITE = "angers"
RESIDENT, RESIDENT_NAME = "samia@habitants.example", "Samia"
"""The resident who has an account: she wrote about the dark passage (see `plots.inputs`)."""
LIFE = timedelta(hours=24)
SHOWN_ROLES = (
    Role.MODERATOR, Role.AGENT, Role.HEAD, Role.ELECTED, Role.ADMINISTRATOR, Role.ORGANISER, Role.KEEPER, Role.HELPER,
    Role.TRANSLATOR, Role.COORDINATOR, Role.GUARANTOR,
)
DESKS = {Role.ORGANISER: "desk/votes", Role.KEEPER: "votes", Role.HELPER: "help/", Role.TRANSLATOR: "desk/translations"}
"""Where a role begins, when not at the day's page."""


def links(session: Session, settings: Settings, *, now: datetime) -> list[tuple[str, str]]:
    """(who, address) for each role of one town, the coordination and a resident. Earlier links of the same people die."""
    site = site_by_slug(session, SHOWN_SITE)
    if site is None:
        return []
    found = []
    for role in SHOWN_ROLES:
        national = role in (Role.COORDINATOR, Role.GUARANTOR)
        account = _holder(session, role, None if national else site)
        if account is not None:
            place = "toutes les villes" if national else site.name
            path = "/" if national else f"/{site.slug}/{DESKS.get(role, 'desk/')}"
            found.append((f"{ROLE_WORDS[role]} ({account.name}, {place})", _link(session, settings, account, path, now)))
    resident = account_by_address(session, RESIDENT)
    if resident is not None:
        found.append((f"Habitante ({resident.name}, {site.name})", _link(session, settings, resident, "/me", now)))
    return found


def _holder(session: Session, role: Role, site: Site | None) -> Account | None:
    """The first holder of a role, in the teams' order."""
    place = RoleGrant.site_id == site.id if site else RoleGrant.site_id.is_(None)
    query = (
        select(Account).join(RoleGrant, RoleGrant.account_id == Account.id)
        .where(RoleGrant.role == role, place, RoleGrant.revoked_at.is_(None), Account.erased_at.is_(None)).order_by(RoleGrant.id)
    )
    return session.scalars(query.limit(1)).first()


def _link(session: Session, settings: Settings, account: Account, path: str, now: datetime) -> str:
    token = issue_token(session, settings.secret_key, "demo", now=now, account=account, next_path=path, life=LIFE)
    return f"{settings.base_url}/sign-in/link/{secret_of(settings.secret_key, token)}"
