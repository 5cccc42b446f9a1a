"""Reading a roll."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.voting.models import Attendance, Elector, Proxy
from app.voting.rules.states import ProxyState


def electors(session: Session, vote_id: int) -> list[Elector]:
    """Everybody on the roll who was not struck off, by group and name."""
    query = select(Elector).where(Elector.vote_id == vote_id, Elector.struck_why.is_(None))
    return list(session.scalars(query.order_by(Elector.group, Elector.name, Elector.number)))


def elector_by_link(session: Session, vote_id: int, link_digest: str) -> Elector | None:
    """Whose private link this is."""
    query = select(Elector).where(Elector.vote_id == vote_id, Elector.link_digest == link_digest, Elector.struck_why.is_(None))
    return session.scalars(query).first()


def elector_by_code(session: Session, vote_id: int, code_digest: str) -> Elector | None:
    """Whose code this is."""
    query = select(Elector).where(Elector.vote_id == vote_id, Elector.code_digest == code_digest, Elector.struck_why.is_(None))
    return session.scalars(query).first()


def groups(roll: list[Elector]) -> dict[str, list[int]]:
    """{group: numbers of its electors}, for quorum and turnout."""
    found: dict[str, list[int]] = {}
    for elector in roll:
        found.setdefault(elector.group, []).append(elector.number)
    return found


def present(session: Session, vote_id: int) -> set[int]:
    """Ids of the electors who are in the room."""
    return set(session.scalars(select(Attendance.elector_id).where(Attendance.vote_id == vote_id)))


def proxies(session: Session, vote_id: int) -> list[Proxy]:
    """The live proxies of a vote."""
    query = select(Proxy).where(Proxy.vote_id == vote_id, Proxy.state.in_((ProxyState.ASKED, ProxyState.ACCEPTED)))
    return list(session.scalars(query.order_by(Proxy.id)))


def elector(session: Session, vote_id: int, elector_id: int) -> Elector | None:
    """One line of that vote's roll, by its id."""
    query = select(Elector).where(Elector.id == elector_id, Elector.vote_id == vote_id) if elector_id < 2**62 else None
    return session.scalars(query).first() if query is not None else None


def reached_by(session: Session, vote_id: int, ways: list[str]) -> list[Elector]:
    """Those of the roll who get their code in one of the ways, in the roll's own order (that of their ids)."""
    query = select(Elector).where(Elector.vote_id == vote_id, Elector.struck_why.is_(None), Elector.reach.in_(ways))
    return list(session.scalars(query.order_by(Elector.id)))
