"""The browser's identity: a participant token in the signed cookie, and a revocable server-side sign-in.

The cookie holds only random tokens; the database holds only their digests. Everything a sign-in gives ends when its
`login_session` row ends, whatever cookie is replayed.
"""

from datetime import timedelta

from flask import Flask, current_app, g, request, session
from flask_login import LoginManager, UserMixin, current_user, login_user, logout_user

from app.core.i18n import locale_code
from app.core.text.codes import digest, new_token
from app.core.web.current import db, now
from app.core.web.signing import derive
from app.people import queries
from app.people.actions import first_gesture
from app.people.models import Account, LoginSession, Participant
from app.people.rules import Actor

STAFF_SESSION = timedelta(hours=10)
RESIDENT_SESSION = timedelta(days=90)
SEEN_AGAIN = timedelta(days=7)
"""How coarsely a browser's last gesture is noted: enough to know that it is still in use, useless to follow somebody."""


manager = LoginManager()
manager.session_protection = None  # a phone changes networks all day; the row in the database is what protects


class SignedIn(UserMixin):
    """An account on one device, as Flask-Login carries it.

    Its id is the device's token, never the account's number: ending the row ends every copy of the cookie.
    """

    def __init__(self, login: LoginSession, account: Account, token: str) -> None:
        self.login, self.account, self.token = login, account, token

    def get_id(self) -> str:
        return self.token


@manager.user_loader
def signed_in(token: str) -> SignedIn | None:
    """The live sign-in of a token, if there is one."""
    found = queries.live_session(db(), digest(token), now())
    return SignedIn(*found, token) if found else None


def init_app(app: Flask) -> None:
    """Let Flask-Login keep who is signed in."""
    manager.init_app(app)


def load() -> None:
    """Find out who is asking: sets g.login, g.account and g.participant (each may be None)."""
    g.login = g.account = g.participant = None
    if current_user.is_authenticated:
        g.login, g.account = current_user.login, current_user.account
        g.private = True
    if token := session.get("participant"):
        g.participant = queries.participant_by_digest(db(), digest(token))
    if g.participant is None and g.account:
        g.participant = queries.participant_of(db(), g.account.id)


def bare_actor() -> Actor:
    """Who is asking, without roles (packages above people add them)."""
    account: Account | None = g.get("account")
    participant: Participant | None = g.get("participant")
    return Actor(
        participant_id=participant.id if participant else None,
        account_id=account.id if account else None,
        name=account.name if account else "",
        suspended=bool(account and account.suspended_until and account.suspended_until > now()),
    )


def known_participant() -> Participant:
    """The asking browser's participant, created at the first gesture (never on a GET)."""
    if g.get("participant") is None:
        account_id, token = (g.account.id, _first_token(f"account:{g.account.id}")) if g.get("account") else (None, _first_token())
        g.participant = first_gesture(db(), token, account_id=account_id, language=locale_code(), now=now())
        session["participant"] = token
        session.permanent = True
    found: Participant = g.participant
    if now() - found.seen_at > SEEN_AGAIN:
        found.seen_at = now()
    return found


def _first_token(owner: str = "") -> str:
    """The same for every sending of one first gesture, whether clicked twice or sent again after a lost answer.

    Nobody but us can make it from the browser's own secret, which every page with a form has given it.
    """
    nonce = owner or session.get("csrf_token") or new_token()
    return derive(current_app.extensions["settings"].secret_key, "participant", nonce)


def begin_session(account: Account, *, second_factor: bool, staff: bool) -> LoginSession:
    """Sign in: a new session row, a fresh cookie (no fixation); the participant stays the same person, if it is theirs."""
    token = new_token()
    device = (request.user_agent.string or "")[:120]
    login = LoginSession(
        digest=digest(token), account_id=account.id, device=device, second_factor=second_factor, created_at=now(),
        confirmed_at=now(), expires_at=now() + (STAFF_SESSION if staff else RESIDENT_SESSION),
    )
    db().add(login)
    account.signed_in_at = now()
    kept = {name: session[name] for name in ("language", "simple", "participant") if name in session}
    session.clear()
    session.update(kept)
    session.permanent = True
    login_user(SignedIn(login, account, token))
    g.login, g.account = login, account
    participant = g.get("participant")
    if participant is not None and participant.account_id not in (None, account.id):
        session.pop("participant", None)
        g.participant = queries.participant_of(db(), account.id)
    elif participant is not None and not staff:
        participant.account_id = account.id
    return login


def end_session() -> None:
    """Sign out: the row is revoked, and the token of a person who has an account forgotten, so that a replayed cookie is worth nothing."""
    if g.get("login"):
        g.login.revoked_at = now()
    if g.get("participant") and g.participant.account_id:
        g.participant.token_digest = None
    kept = {name: session[name] for name in ("language", "simple") if name in session}
    logout_user()
    session.clear()
    session.update(kept)
    g.login = g.account = g.participant = None
