"""The browser's identity: a participant token in the signed cookie, and a revocable server-side sign-in.

The cookie holds only random tokens; the database holds only their digests. Everything a sign-in gives ends when its
`login_session` row ends, whatever cookie is replayed.
"""

from datetime import timedelta

from flask import g, request, session

from app.core.i18n import locale_code
from app.core.text.codes import digest, new_token
from app.core.web.current import db, now
from app.people import queries
from app.people.models import Account, LoginSession, Participant
from app.people.rules import Actor

STAFF_SESSION = timedelta(hours=10)
RESIDENT_SESSION = timedelta(days=90)


def load() -> None:
    """Find out who is asking: sets g.login, g.account and g.participant (each may be None)."""
    g.login = g.account = g.participant = None
    if token := session.get("login"):
        found = queries.live_session(db(), digest(token), now())
        if found:
            g.login, g.account = found
            g.private = True
    if token := session.get("participant"):
        g.participant = queries.participant_by_digest(db(), digest(token))


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
        token = new_token()
        participant = Participant(token_digest=digest(token), language=locale_code(), created_at=now(), seen_at=now())
        if g.get("account"):
            participant.account_id = g.account.id
        db().add(participant)
        db().flush()
        session["participant"] = token
        session.permanent = True
        g.participant = participant
    found: Participant = g.participant
    return found


def begin_session(account: Account, *, second_factor: bool, staff: bool) -> LoginSession:
    """Sign in: a new session row, a fresh cookie (no fixation); the participant stays the same person."""
    token = new_token()
    device = (request.user_agent.string or "")[:120]
    login = LoginSession(
        digest=digest(token), account_id=account.id, device=device, second_factor=second_factor, created_at=now(),
        confirmed_at=now(), expires_at=now() + (STAFF_SESSION if staff else RESIDENT_SESSION),
    )
    db().add(login)
    kept = {name: session[name] for name in ("language", "participant") if name in session}
    session.clear()
    session.update(kept, login=token)
    session.permanent = True
    g.login, g.account = login, account
    participant = g.get("participant")
    if participant is not None and participant.account_id is None and not staff:
        participant.account_id = account.id
    return login


def end_session() -> None:
    """Sign out: the row is revoked, so that a replayed cookie is worth nothing."""
    if g.get("login"):
        g.login.revoked_at = now()
    language = session.get("language")
    session.clear()
    if language:
        session["language"] = language
    g.login = g.account = g.participant = None
