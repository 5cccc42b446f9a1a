"""Who is to be told: the author who left an address, those who follow, those who work on it (or stand in for them)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from app.contributions.models import Contribution
from app.core.clock import today
from app.notifications.models import Follow
from app.people.models import Account, Contact, Participant
from app.people.rules import Role
from app.sites.models import RoleGrant, Substitution


SENT_BY_US = ("email", "sms")
"""Answers by post are printed at the desk."""


@dataclass(frozen=True)
class Reader:
    """One person on one channel: an address that was left, an account, the address that asked for a way in, or a line of a vote's roll."""

    channel: str
    contact_id: int | None = None
    account_id: int | None = None
    token_id: int | None = None
    elector_id: int | None = None

    @property
    def handle(self) -> str:
        """The reader's short name in keys: c12, a5, t3, e40."""
        if self.elector_id:
            return f"e{self.elector_id}"
        return f"c{self.contact_id}" if self.contact_id else f"a{self.account_id}" if self.account_id else f"t{self.token_id}"


def author(session: Session, contribution: Contribution) -> Reader | None:
    """The author's newest address; without one, the address of their account; None when there is neither."""
    return of_participant(session, contribution.author_id) if contribution.author_id else None


def of_participant(session: Session, participant_id: int) -> Reader | None:
    """How to reach a participant: the newest address they left, else their account's."""
    contact = session.scalars(
        select(Contact).where(Contact.participant_id == participant_id, Contact.channel.in_(SENT_BY_US)).order_by(Contact.id.desc()).limit(1)
    ).first()
    if contact is not None:
        return Reader(contact.channel, contact_id=contact.id)
    account = session.scalars(
        select(Account).join(Participant, Participant.account_id == Account.id)
        .where(Participant.id == participant_id, Account.erased_at.is_(None))
    ).first()
    return of_account(account) if account else None


def of_account(account: Account) -> Reader | None:
    """An account's mailbox, else its phone."""
    if account.email:
        return Reader("email", account_id=account.id)
    return Reader("sms", account_id=account.id) if account.phone else None


def authors(session: Session, contribution: Contribution) -> list[tuple[Reader, Contribution]]:
    """The author, and the authors of the ideas that were joined to this one, each with their own words."""
    joined_here = (Contribution.merged_into_id == contribution.id) & Contribution.withdrawn_at.is_(None)
    joined = session.scalars(select(Contribution).where(joined_here).order_by(Contribution.id))
    found: dict[Reader, Contribution] = {}
    for own in (contribution, *joined):
        reader = author(session, own)
        if reader is not None:
            found.setdefault(reader, own)
    return list(found.items())


def contributors(session: Session, process_id: int) -> list[Reader]:
    """Everybody who said something in a consultation and can be reached."""
    people = session.scalars(
        select(Contribution.author_id)
        .where(Contribution.process_id == process_id, Contribution.author_id.is_not(None), Contribution.withdrawn_at.is_(None))
        .distinct().order_by(Contribution.author_id)
    )
    return _unique(of_participant(session, person) for person in people if person)


def followers(session: Session, subjects: Iterable[tuple[str, int]], rhythm: str = "now") -> list[tuple[Reader, Follow]]:
    """Those who follow one of the subjects in that rhythm, each once."""
    wanted = [(Follow.subject_kind == kind) & (Follow.subject_id == number) for kind, number in subjects]
    rows = session.scalars(select(Follow).where(or_(*wanted), Follow.ended_at.is_(None), Follow.rhythm == rhythm).order_by(Follow.id))
    found: dict[Reader, Follow] = {}
    for follow in rows:
        reader = of_follow(session, follow)
        if reader is not None:
            found.setdefault(reader, follow)
    return list(found.items())


def of_follow(session: Session, follow: Follow) -> Reader | None:
    """The address given with the follow, else the participant's."""
    contact = session.get(Contact, follow.contact_id) if follow.contact_id else None
    return Reader(contact.channel, contact_id=contact.id) if contact else of_participant(session, follow.participant_id)


def team_agents(session: Session, team_id: int, now: datetime) -> list[Reader]:
    """The agents of a team, those who are away replaced by who stands in; its heads when it has no agent."""
    return members(session, team_id, Role.AGENT, now) or team_heads(session, team_id, now)


def team_heads(session: Session, team_id: int, now: datetime) -> list[Reader]:
    """The heads of a team, or who stands in for them."""
    return members(session, team_id, Role.HEAD, now)


def members(session: Session, team_id: int, role: Role, now: datetime) -> list[Reader]:
    """The holders of a role in a team; whoever is away today is replaced by the substitute."""
    holders = list(session.scalars(
        select(RoleGrant.account_id).where(RoleGrant.team_id == team_id, RoleGrant.role == role, *_in_force(now)).distinct()
        .order_by(RoleGrant.account_id)
    ))
    day = today(now)
    away = dict(session.execute(
        select(Substitution.away_id, Substitution.substitute_id)
        .where(Substitution.team_id == team_id, Substitution.starts_on <= day, Substitution.ends_on >= day)
    ).all())
    return _mailboxes(session, [away.get(holder, holder) for holder in holders])


def site_holders(
    session: Session, site_id: int, roles: tuple[Role, ...], now: datetime, but_not: Iterable[int | None] = ()
) -> list[Reader]:
    """The holders of roles on a site, without some."""
    query = select(RoleGrant.account_id).where(RoleGrant.site_id == site_id, RoleGrant.role.in_(roles), *_in_force(now))
    skipped, holders = set(but_not), session.scalars(query.distinct().order_by(RoleGrant.account_id))
    return _mailboxes(session, [holder for holder in holders if holder not in skipped])


def moderators(session: Session, site_id: int, now: datetime, but_not: Iterable[int | None] = ()) -> list[Reader]:
    """The site's moderators, without some; its administrators when nobody is left."""
    skipped = list(but_not)
    found = site_holders(session, site_id, (Role.MODERATOR,), now, skipped)
    return found or site_holders(session, site_id, (Role.ADMINISTRATOR,), now, skipped)


def _in_force(now: datetime) -> tuple[Any, ...]:
    return RoleGrant.revoked_at.is_(None), or_(RoleGrant.ends_at.is_(None), RoleGrant.ends_at > now)


def _mailboxes(session: Session, account_ids: list[int]) -> list[Reader]:
    accounts = session.scalars(select(Account).where(Account.id.in_(account_ids), Account.erased_at.is_(None)).order_by(Account.id))
    return _unique(of_account(account) for account in accounts)


def _unique(readers: Iterable[Reader | None]) -> list[Reader]:
    return list(dict.fromkeys(reader for reader in readers if reader is not None))
