"""Reading the words people did not understand."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.language.models import AskedState, AskedWord
from app.sites.models import Site


@dataclass(frozen=True)
class Group:
    """All who ask about one word: how many, since when, where, and one of the rows to name the group by."""

    id: int
    word: str
    count: int
    reachable: int
    since: datetime
    sentence: str
    page: str


def groups(session: Session, site_id: int, limit: int = 200) -> list[Group]:
    """The words that wait for an answer, most asked first (two queries)."""
    waiting = (
        select(func.min(AskedWord.id).label("id"), func.count().label("people"), func.count(AskedWord.contact_id).label("reachable"))
        .where(AskedWord.site_id == site_id, AskedWord.state == AskedState.ASKED).group_by(AskedWord.key)
        .order_by(func.count().desc(), func.min(AskedWord.id)).limit(limit)
    )
    rows = list(session.execute(waiting))
    firsts = {row.id: row for row in session.scalars(select(AskedWord).where(AskedWord.id.in_([row.id for row in rows])))}
    return [
        Group(row.id, firsts[row.id].word, row.people, row.reachable, firsts[row.id].asked_at, firsts[row.id].sentence, firsts[row.id].page)
        for row in rows
    ]


def asked_group(session: Session, site_id: int, number: int) -> list[AskedWord]:
    """All waiting questions about the word of one of them; empty when it was dealt with or is another site's."""
    key = select(AskedWord.key).where(AskedWord.id == number, AskedWord.site_id == site_id).scalar_subquery()
    query = select(AskedWord).where(AskedWord.site_id == site_id, AskedWord.key == key, AskedWord.state == AskedState.ASKED)
    return list(session.scalars(query.order_by(AskedWord.id)))


def asked_of(session: Session, site_id: int, key: str, participant_id: int) -> AskedWord:
    """What this person asked about the word. Raises NoResultFound when they did not."""
    query = select(AskedWord).where(AskedWord.site_id == site_id, AskedWord.key == key, AskedWord.participant_id == participant_id)
    return session.scalars(query).one()


def asked_by_code(session: Session, code: str, site_id: int | None = None) -> AskedWord | None:
    """The question of a code, anywhere or on one site."""
    query = select(AskedWord).where(AskedWord.code == code)
    return session.scalars(query.where(AskedWord.site_id == site_id) if site_id is not None else query).first()


def site_of(session: Session, asked: AskedWord) -> str:
    """The slug of the site that was asked."""
    return session.scalars(select(Site.slug).where(Site.id == asked.site_id)).one()


def waiting_count(session: Session, site_id: int) -> int:
    """How many words wait for an answer."""
    query = select(func.count(func.distinct(AskedWord.key))).where(AskedWord.site_id == site_id, AskedWord.state == AskedState.ASKED)
    return session.scalar(query) or 0
