"""Deleting what is too old, as the notice says. Running it twice harms nothing."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, delete, exists, func, or_, select, update
from sqlalchemy.orm import Session, aliased

from app.audit.actions import record
from app.contributions import actions as contributions
from app.contributions.models import Contribution
from app.contributions.rules import OPEN_STATES, State
from app.moderation import actions as moderation
from app.moderation.models import Report
from app.notifications.models import Follow, LocalMessage, Notice
from app.people.models import Account, Contact, LoginSession, Participant, SignInToken
from app.people.rules import system
from app.privacy.actions.erasure import empty_account
from app.privacy.actions.texts import PLAIN, erase_hidden_parts, erase_texts
from app.privacy.rules import RETENTION
from app.sites.models import RoleGrant
from app.voting.actions.aftermath import forget_rolls
from app.voting.models import Vote

WAITING = (*OPEN_STATES, State.YES, State.PARTLY, State.UNDERWAY)
"""Somebody is still owed an answer, or what was promised."""


@dataclass(frozen=True)
class Run:
    """What the log calls one application."""

    id: int = 0
    __tablename__ = "retention"


def apply_retention(session: Session, *, now: datetime) -> dict[str, int]:
    """Delete everything whose time is over: how many of each kind. One audit entry, with the counts.

    Files of photos are deleted after the commit (`jobs.sweep_photos`), because a file cannot be rolled back.
    """
    counts: dict[str, Any] = {key: STEPS[key](session, life.before(now), now) for key, life in RETENTION.items()}
    record(session, system("retention"), "privacy.apply_retention", Run(), now=now, **counts)
    return counts


def _gone(session: Session, statement: Any) -> int:
    result: Any = session.execute(statement.execution_options(**PLAIN))
    return int(result.rowcount)


def _drafts(session: Session, before: datetime, _now: datetime) -> int:
    return contributions.forget_drafts(session, before=before)


def _tokens(session: Session, before: datetime, _now: datetime) -> int:
    return _gone(session, delete(SignInToken).where(SignInToken.expires_at < before))


def _sessions(session: Session, before: datetime, _now: datetime) -> int:
    ended = or_(LoginSession.revoked_at < before, LoginSession.expires_at < before)
    return _gone(session, delete(LoginSession).where(ended))


def _notices(session: Session, before: datetime, _now: datetime) -> int:
    over = Notice.state.in_(("sent", "failed", "dropped")) & (func.coalesce(Notice.sent_at, Notice.created_at) < before)
    return _gone(session, delete(Notice).where(over)) + _gone(session, delete(LocalMessage).where(LocalMessage.at < before))


def _browsers(session: Session, before: datetime, _now: datetime) -> int:
    old = Participant.token_digest.is_not(None) & (Participant.seen_at < before)
    return _gone(session, update(Participant).where(old).values(token_digest=None))


def _contacts(session: Session, before: datetime, _now: datetime) -> int:
    """Addresses left long ago by people to whom nothing is owed and who began following nothing since."""
    still_follows = exists().where(Follow.contact_id == Contact.id, Follow.ended_at.is_(None), Follow.since >= before)
    old = (Contact.created_at < before) & ~_is_owed(Contact.participant_id) & ~still_follows
    return _gone(session, delete(Contact).where(old))


def _is_owed(participant: Any) -> ColumnElement[bool]:
    """An input of theirs, or the one it was merged into, waits for an answer or for what was promised."""
    own, main = aliased(Contribution, flat=True), aliased(Contribution, flat=True)
    owed = (
        select(own.id).outerjoin(main, main.id == own.merged_into_id)
        .where(own.author_id == participant, own.withdrawn_at.is_(None), func.coalesce(main.state, own.state).in_(WAITING))
    )
    return owed.exists()


def _accounts(session: Session, before: datetime, now: datetime) -> int:
    """Light accounts nobody came in with; whoever works or worked for a town is not one of them."""
    idle = (
        select(Account).where(Account.erased_at.is_(None), func.coalesce(Account.signed_in_at, Account.created_at) < before)
        .where(~exists().where(RoleGrant.account_id == Account.id))
    )
    found = session.scalars(idle).all()
    for account in found:
        empty_account(session, account, now=now)
    return len(found)


def _hidden(session: Session, before: datetime, _now: datetime) -> int:
    return erase_texts(session, Contribution.hidden_at < before) + erase_hidden_parts(session, before)


def _masked(session: Session, before: datetime, _now: datetime) -> int:
    return moderation.forget_masked(session, before=before)


def _withdrawn(session: Session, before: datetime, _now: datetime) -> int:
    return erase_texts(session, Contribution.withdrawn_at < before)


def _reporters(session: Session, before: datetime, _now: datetime) -> int:
    old = Report.participant_id.is_not(None) & (Report.at < before)
    return _gone(session, update(Report).where(old).values(participant_id=None))


def _invitations(session: Session, before: datetime, _now: datetime) -> int:
    """Messages kept by a demonstration that hold a way into a vote that is over."""
    over = select(Vote.slug).where(Vote.closed_at < before).distinct()
    paths = [LocalMessage.text.contains(f"/votes/{slug}/enter/") for slug in session.scalars(over)]
    return sum(_gone(session, delete(LocalMessage).where(path)) for path in paths)


def _rolls(session: Session, before: datetime, now: datetime) -> int:
    return forget_rolls(session, before=before, now=now)


STEPS: dict[str, Callable[[Session, datetime, datetime], int]] = {
    "drafts": _drafts, "tokens": _tokens, "sessions": _sessions, "notices": _notices, "browsers": _browsers, "contacts": _contacts,
    "accounts": _accounts, "hidden": _hidden, "masked": _masked, "withdrawn": _withdrawn, "reporters": _reporters,
    "invitations": _invitations, "rolls": _rolls,
}
