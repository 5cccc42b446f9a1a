"""Ways in: a link and a six-digit code, for one person, one purpose, one use, ten minutes."""

from datetime import datetime, timedelta

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from app.audit.actions import record
from app.core.text.codes import digest, new_token, same
from app.core.web.signing import derive
from app.people import queries
from app.people.models import Account, SignInToken
from app.people.rules import Actor

TOKEN_LIFE = timedelta(minutes=10)
MOST_ATTEMPTS = 5
MOST_PER_HOUR = 3


def secret_of(key: str, token: SignInToken) -> str:
    """The secret of the link, made again from the platform's key."""
    return derive(key, f"token:{token.purpose}", token.nonce)


def code_of(key: str, token: SignInToken) -> str:
    """The six digits that do the same as the link, for a phone without mail."""
    return f"{int(derive(key, f'code:{token.purpose}', token.nonce), 16) % 1_000_000:06d}"


def issue_token(
    session: Session, key: str, purpose: str, *, now: datetime, account: Account | None = None, address: str | None = None,
    next_path: str = "", life: timedelta = TOKEN_LIFE,
) -> SignInToken:
    """A new single-use token for one purpose; earlier live ones of the same person and purpose die."""
    mine = SignInToken.account_id == account.id if account else SignInToken.address == address
    session.execute(
        update(SignInToken).where(mine, SignInToken.purpose == purpose, SignInToken.used_at.is_(None)).values(used_at=now)
    )
    token = SignInToken(
        nonce=new_token(), purpose=purpose, account_id=account.id if account else None, address=address, next_path=next_path,
        created_at=now, expires_at=now + life,
    )
    token.digest = digest(secret_of(key, token))
    session.add(token)
    session.flush()
    return token


def ask_way_in(session: Session, key: str, address: str, *, next_path: str, language: str, now: datetime) -> SignInToken | None:
    """Somebody asks to come in with an address. The notice is derived from the audit entry; None when the hour's share is used up."""
    recent = select(func.count()).select_from(SignInToken).where(
        SignInToken.address == address, SignInToken.purpose == "sign_in", SignInToken.created_at > now - timedelta(hours=1)
    )
    if session.scalar(recent) >= MOST_PER_HOUR:  # type: ignore[operator]
        return None
    token = issue_token(session, key, "sign_in", now=now, address=address, next_path=next_path)
    record(session, Actor(), "people.ask_way_in", token, now=now, language=language)
    return token


def redeem_token(session: Session, secret: str, purpose: str, *, now: datetime) -> SignInToken | None:
    """Use a link once: the row when it was good, None when unknown, used, expired or made for something else."""
    found = queries.live_token(session, digest(secret), purpose, now)
    return found if found is not None and _used_up(session, found, now) else None


def redeem_code(session: Session, key: str, address: str, code: str, *, now: datetime) -> SignInToken | None:
    """Use the six digits sent to an address. Five wrong tries and the token is dead."""
    found = session.scalars(
        select(SignInToken).where(
            SignInToken.address == address, SignInToken.purpose == "sign_in", SignInToken.used_at.is_(None), SignInToken.expires_at > now
        ).with_for_update()
    ).first()
    if found is None:
        return None
    session.execute(update(SignInToken).where(SignInToken.id == found.id).values(attempts=SignInToken.attempts + 1))
    session.refresh(found)
    if found.attempts > MOST_ATTEMPTS:
        _used_up(session, found, now)
        return None
    digits = "".join(sign for sign in code if sign.isdigit())
    return found if same(digits, code_of(key, found)) and _used_up(session, found, now) else None


def _used_up(session: Session, token: SignInToken, now: datetime) -> bool:
    used = session.execute(
        update(SignInToken).where(SignInToken.id == token.id, SignInToken.used_at.is_(None)).values(used_at=now)
    )
    return bool(used.rowcount == 1)  # type: ignore[attr-defined]
