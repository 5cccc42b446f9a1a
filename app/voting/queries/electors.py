"""Finding electors and proxies for the booth."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.voting.models import Elector, Proxy
from app.voting.rules.names import words_of


def elector(session: Session, vote_id: int, elector_id: int | None) -> Elector | None:
    """Somebody on that vote's roll who was not struck off."""
    query = select(Elector).where(Elector.vote_id == vote_id, Elector.id == elector_id, Elector.struck_why.is_(None))
    return session.scalars(query).first() if elector_id is not None else None


def by_key(session: Session, vote_id: int, keys: list[str]) -> Elector | None:
    """Who came in before with one of these keys, struck off or not."""
    query = select(Elector).where(Elector.vote_id == vote_id, Elector.key.in_(keys)).order_by(Elector.id)
    return session.scalars(query).first()


def numbers(session: Session, vote_id: int) -> set[int]:
    """The places in the register that are taken."""
    return set(session.scalars(select(Elector.number).where(Elector.vote_id == vote_id)))


def named(session: Session, vote_id: int, typed: str, limit: int = 8) -> list[Elector]:
    """Those of the roll whose whole name somebody typed, whatever the case, the accents or the order of the words."""
    wanted = words_of(typed)
    if not wanted:
        return []
    query = select(Elector).where(Elector.vote_id == vote_id, Elector.struck_why.is_(None), Elector.name != "").order_by(Elector.number)
    return [one for one in session.scalars(query) if words_of(one.name) == wanted][:limit]


def proxy(session: Session, vote_id: int, proxy_id: int | None) -> Proxy | None:
    """A proxy of that vote, in any state."""
    query = select(Proxy).where(Proxy.vote_id == vote_id, Proxy.id == proxy_id)
    return session.scalars(query).first() if proxy_id is not None else None


def names(session: Session, ids: set[int]) -> dict[int, Elector]:
    """{id: elector} of a few people, for a page that names them."""
    return {one.id: one for one in session.scalars(select(Elector).where(Elector.id.in_(ids)))} if ids else {}
