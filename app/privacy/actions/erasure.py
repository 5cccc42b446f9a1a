"""A person asks to be forgotten: what was said stays, whoever said it does not."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from app.audit.actions import record
from app.contributions import actions as contributions
from app.contributions.models import Contribution, Draft, Photo
from app.contributions.permissions import may_withdraw
from app.core.verdicts import require
from app.language.models import AskedWord
from app.moderation.models import Report
from app.notifications.models import Follow, LocalMessage, Notice
from app.people.models import Account, Consent, Contact, LoginSession, Participant, SignInToken
from app.people.rules import Actor
from app.privacy import queries
from app.privacy.actions.texts import PLAIN, erase_texts
from app.privacy.permissions import may_erase_account, may_forget_sender
from app.voting.actions.aftermath import forget_electors
from app.voting.models import Challenge, Elector


def erase_account(session: Session, actor: Actor, account: Account, *, withdraw: bool = False, now: datetime) -> int:
    """Erase an account and detach its browsers from what they said; with `withdraw`, take back what can still be taken back.

    Votes, « me too » and counters stay as they are: they no longer lead to anybody. How many inputs were withdrawn.
    """
    require(may_erase_account(actor, account.id, works_now=queries.works_now(session, account.id, now)))
    participants = queries.participants_of(session, account.id)
    withdrawn = _withdraw(session, participants, now) if withdraw else 0
    empty_account(session, account, now=now)
    record(session, actor, "privacy.erase_account", account, now=now, withdrawn=withdrawn)
    return withdrawn


def forget_sender(session: Session, actor: Actor, contribution: Contribution, *, now: datetime) -> Contribution:
    """Erase the name beside an input and the addresses its author left. The code still opens the receipt."""
    require(may_forget_sender(actor, contribution))
    participants = [contribution.author_id] if contribution.author_id else []
    erase_addresses(session, queries.addresses_of(session, participants), participants)
    contribution.author_name = None
    record(session, actor, "privacy.forget_sender", contribution, now=now)
    return contribution


def empty_account(session: Session, account: Account, *, now: datetime) -> None:
    """Empty an account's row and all that hangs on it. No audit entry: the calling verb records."""
    participants = queries.participants_of(session, account.id)
    erase_addresses(session, queries.addresses_of(session, participants, account), participants)
    detach(session, participants)
    for table in (LoginSession, SignInToken, Notice):
        session.execute(delete(table).where(table.account_id == account.id).execution_options(**PLAIN))
    account.email = account.phone = account.password_hash = account.totp_secret = account.recovery_digests = None
    account.totp_last_step = account.suspended_until = account.suspension_reason = None
    account.name, account.language, account.preferences = "", "fr", {}
    account.erased_at = now
    session.flush()


def detach(session: Session, participants: Sequence[int]) -> None:
    """Cut the browsers off what was said; drafts, follows, consents and unsent photos go with them."""
    for statement in (
        update(Contribution).where(Contribution.author_id.in_(participants)).values(author_id=None, author_name=None),
        delete(Photo).where(Photo.participant_id.in_(participants), Photo.contribution_id.is_(None)),
        update(Photo).where(Photo.participant_id.in_(participants)).values(participant_id=None),
        update(Report).where(Report.participant_id.in_(participants)).values(participant_id=None),
        update(AskedWord).where(AskedWord.participant_id.in_(participants)).values(participant_id=None, contact_id=None, sentence=""),
        update(Elector).where(Elector.participant_id.in_(participants)).values(participant_id=None),
        update(Challenge).where(Challenge.participant_id.in_(participants)).values(participant_id=None, name="", contact=""),
        delete(Draft).where(Draft.participant_id.in_(participants)),
        delete(Follow).where(Follow.participant_id.in_(participants)),
        delete(Consent).where(Consent.participant_id.in_(participants)),
        update(Participant).where(Participant.id.in_(participants)).values(token_digest=None, account_id=None, language="fr"),
    ):
        session.execute(statement.execution_options(**PLAIN))
    session.expire_all()


def erase_addresses(session: Session, addresses: Sequence[str], participants: Sequence[int]) -> None:
    """Delete addresses, with the notices, tokens and kept messages that were for them."""
    session.execute(delete(Contact).where(Contact.participant_id.in_(participants)).execution_options(**PLAIN))
    session.execute(delete(SignInToken).where(SignInToken.address.in_(addresses)).execution_options(**PLAIN))
    session.execute(delete(LocalMessage).where(LocalMessage.recipient.in_(addresses)).execution_options(**PLAIN))
    forget_electors(session, addresses)
    session.expire_all()


def _withdraw(session: Session, participants: Sequence[int], now: datetime) -> int:
    """Take back the inputs the author may take back, and erase their text: nobody is left who could read them."""
    withdrawn = []
    for contribution in session.scalars(select(Contribution).where(Contribution.author_id.in_(participants))).all():
        author = Actor(participant_id=contribution.author_id)
        if may_withdraw(author, contribution):
            contributions.withdraw(session, author, contribution, now=now)
            withdrawn.append(contribution.id)
    erase_texts(session, Contribution.id.in_(withdrawn) & Contribution.withdrawn_at.is_not(None))
    return len(withdrawn)
