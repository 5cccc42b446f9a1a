"""Roles given and taken back, and people invited. Rows are added and ended, never edited."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.audit.actions import record
from app.core.verdicts import require
from app.people import actions as people
from app.people import queries as people_queries
from app.people.models import Account, SignInToken
from app.people.rules import Actor, Role
from app.sites import queries, rules
from app.sites.models import RoleGrant, Site, Team
from app.sites.permissions import may_grant, may_revoke


@dataclass(frozen=True)
class Invitation:
    """A role given, and the token of the invitation where the person has no password yet.

    `handover`: the link may be shown to whoever invited. Only for an account nobody has used: a link to an account
    that somebody already uses would let the administrator step into that person's life, so it is mailed and not shown.
    """

    grant: RoleGrant
    account: Account
    token: SignInToken | None
    handover: bool


def grant(
    session: Session, actor: Actor, site: Site | None, account: Account, role: Role, *, team: Team | None = None, title: str = "",
    ends_at: datetime | None = None, now: datetime,
) -> RoleGrant:
    """Give a role (on no site: on all). The same one in force comes back as it stands. Raises ValueError where it makes no sense."""
    row, fresh = _given(session, actor, site, account, role, team=team, title=title, ends_at=ends_at, now=now)
    if fresh:
        record(session, actor, "sites.grant", row, now=now, site_id=row.site_id, account_id=account.id, role=str(role), team_id=row.team_id)
    return row


def _given(
    session: Session, actor: Actor, site: Site | None, account: Account, role: Role, *, team: Team | None, title: str,
    ends_at: datetime | None, now: datetime,
) -> tuple[RoleGrant, bool]:
    require(may_grant(actor, site, role, account.id))
    if not rules.fits(role, national=site is None, has_team=team is not None) or (team is not None and team.site_id != site.id):  # type: ignore[union-attr]
        raise ValueError(f"{role} does not exist there")
    site_id, team_id = site.id if site else None, team.id if team else None
    held = queries.grant_in_force(session, account.id, role, site_id, team_id, now)
    if held is not None and held.title == title and held.ends_at == ends_at:
        return held, False
    row = RoleGrant(
        account_id=account.id, role=role, site_id=site_id, team_id=team_id, title=title, granted_by_id=actor.account_id, granted_at=now,
        ends_at=ends_at,
    )
    if held is not None:  # another title or end date: the old row ends as the new one begins
        held.revoked_at, held.revoked_by_id = now, actor.account_id
    session.add(row)
    session.flush()
    return row, True


def invite(
    session: Session, key: str, actor: Actor, site: Site | None, *, email: str, name: str, role: Role, team: Team | None = None,
    title: str = "", ends_at: datetime | None = None, now: datetime,
) -> Invitation:
    """Invite somebody to work for the town: their account, their role, and a link of seven days to choose a password.

    The notice is derived from the entry `sites.invite` (`account_id`, and `token_id` where a password must be chosen).
    """
    known = people_queries.account_by_address(session, email)
    require(may_grant(actor, site, role, known.id if known else None))
    account = people.open_staff_account(session, actor, email=email, name=name, now=now)
    row, _fresh = _given(session, actor, site, account, role, team=team, title=title, ends_at=ends_at, now=now)
    return _sent(session, key, actor, row, account, link=account.password_hash is None, now=now)


def renew_invitation(session: Session, key: str, actor: Actor, site: Site | None, row: RoleGrant, *, now: datetime) -> Invitation:
    """A fresh link for somebody whose first one ran out, or who forgot the password; the earlier link dies."""
    require(may_grant(actor, site, Role(row.role), row.account_id))
    account = session.get(Account, row.account_id)
    if account is None or row.site_id != (site.id if site else None) or row.revoked_at is not None:
        raise ValueError("no such role there")
    return _sent(session, key, actor, row, account, link=True, now=now)


def _sent(session: Session, key: str, actor: Actor, row: RoleGrant, account: Account, *, link: bool, now: datetime) -> Invitation:
    unused = (
        account.password_hash is None and not people_queries.was_used(session, account.id)
        and not queries.works_elsewhere(session, account.id, row.site_id)
    )
    token = people.issue_token(session, key, "invite", now=now, account=account, life=rules.INVITATION_LIFE) if link else None
    record(
        session, actor, "sites.invite", row, now=now, site_id=row.site_id, account_id=account.id, role=row.role, team_id=row.team_id,
        token_id=token.id if token else None,
    )
    return Invitation(row, account, token, handover=unused and token is not None)


def revoke(session: Session, actor: Actor, site: Site | None, row: RoleGrant, *, now: datetime) -> RoleGrant:
    """Take a role back: the row ends and its holder is signed out everywhere. Somebody always stays to run the site."""
    if row.site_id != (site.id if site else None):
        raise ValueError("a role of another site")
    if site is not None:  # two administrators removing each other at the same instant stand in line here
        session.execute(select(Site.id).where(Site.id == site.id).with_for_update())
    others = queries.lasting_holders(session, Role(row.role), row.site_id, without=row.account_id, now=now)
    require(may_revoke(actor, site, Role(row.role), lasting_holders=others))
    if row.revoked_at is not None:
        return row
    row.revoked_at, row.revoked_by_id = now, actor.account_id
    account = session.get(Account, row.account_id)
    if account is not None:
        people.revoke_sessions(session, account, now=now)
    record(session, actor, "sites.revoke", row, now=now, site_id=row.site_id, account_id=row.account_id, role=row.role, team_id=row.team_id)
    return row
