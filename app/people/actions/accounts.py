"""Accounts: coming in for the first time, passwords, second factors, and ending sessions."""

from datetime import datetime

from sqlalchemy import update
from sqlalchemy.orm import Session

from app.audit.actions import record
from app.core.text.codes import digest
from app.people import passwords, queries
from app.people.models import Account, LoginSession, SignInToken
from app.people.rules import Actor

RECOVERY_CODES = 8


def come_in(session: Session, token: SignInToken, *, language: str, now: datetime) -> Account:
    """The account of a redeemed token: the one of its address, made now when there is none."""
    if token.account_id is not None:
        account = session.get(Account, token.account_id)
    else:
        account = queries.account_by_address(session, token.address or "")
    if account is None:
        column = "email" if "@" in (token.address or "") else "phone"
        account = Account(language=language, created_at=now, preferences={}, **{column: token.address})
        session.add(account)
        session.flush()
        record(session, Actor(account_id=account.id), "people.open_account", account, now=now)
    return account


def open_staff_account(session: Session, actor: Actor, *, email: str, name: str, now: datetime) -> Account:
    """An account for somebody who works for a town, without a password yet: the invitation lets them choose one."""
    account = queries.account_by_address(session, email)
    if account is None:
        account = Account(email=email, name=name, created_at=now, preferences={})
        session.add(account)
        session.flush()
        record(session, actor, "people.open_staff_account", account, now=now)
    elif not account.name:
        account.name = name
    return account


def change_password(session: Session, account: Account, password: str, *, now: datetime, keep: LoginSession | None = None) -> None:
    """Set a password; every other session of the account ends. The caller has checked `passwords.weakness`."""
    account.password_hash = passwords.hashed(password)
    revoke_sessions(session, account, now=now, keep=keep)
    record(session, Actor(account_id=account.id), "people.change_password", account, now=now)


def revoke_sessions(session: Session, account: Account, *, now: datetime, keep: LoginSession | None = None) -> None:
    """Sign the account out everywhere, but perhaps here."""
    mine = (LoginSession.account_id == account.id) & LoginSession.revoked_at.is_(None)
    if keep is not None:
        mine &= LoginSession.id != keep.id
    session.execute(update(LoginSession).where(mine).values(revoked_at=now))


def enrol_second_factor(session: Session, account: Account, secret: str, recovery: list[str], *, now: datetime) -> None:
    """Keep the authenticator's secret and the digests of the recovery codes (shown once)."""
    account.totp_secret, account.totp_last_step = secret, None
    account.recovery_digests = [digest(code) for code in recovery]
    record(session, Actor(account_id=account.id), "people.enrol_second_factor", account, now=now)


def second_factor_passes(account: Account, code: str, *, now: datetime) -> bool:
    """Check a six-digit code or a recovery code; either is good once."""
    if account.totp_secret is None:
        return False
    step = passwords.totp_step(account.totp_secret, code, now, account.totp_last_step)
    if step is not None:
        account.totp_last_step = step
        return True
    given = digest("".join(code.split()).upper())
    if given in (account.recovery_digests or []):
        account.recovery_digests = [kept for kept in account.recovery_digests or [] if kept != given]
        return True
    return False
