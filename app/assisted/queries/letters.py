"""Answers that go out on paper: those to print, and those that were."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session, aliased

from app.answers.models import Answer
from app.answers.rules.states import AnswerState
from app.assisted.models import Letter
from app.contributions.models import Contribution
from app.people.models import Contact

PAGE = 100


@dataclass(frozen=True)
class LetterDue:
    """One letter: the person's own input, the answer (given to the main idea when theirs was joined to it), and where it goes."""

    contribution: Contribution
    answer: Answer
    address: str
    """Name and street, line by line; empty when the person fetches the letter."""


def due_letters(session: Session, site_id: int, limit: int = PAGE) -> list[LetterDue]:
    """The newest published answer of each input whose author asked for a letter, unless it was printed; oldest answers first."""
    query = _asked(site_id).where(Letter.id.is_(None)).order_by(Answer.published_at, Contribution.id).limit(limit)
    return _rows(session, query)


def due_count(session: Session, site_id: int) -> int:
    """How many letters wait for the printer."""
    query = _asked(site_id).where(Letter.id.is_(None)).with_only_columns(func.count(Contribution.id.distinct()))
    return session.scalar(query) or 0


def printed_run(session: Session, site_id: int, printed_at: datetime) -> list[LetterDue]:
    """The letters of one printing, to print them again. An address that was erased since leaves its place empty."""
    query = (
        select(Contribution, Answer, Contact.address).join(Letter, Letter.contribution_id == Contribution.id)
        .join(Answer, Answer.id == Letter.answer_id)
        .outerjoin(Contact, and_(Contact.participant_id == Contribution.author_id, Contact.channel == "post"))
        .where(Letter.site_id == site_id, Letter.printed_at == printed_at).order_by(Letter.id)
    )
    return _rows(session, query)


def runs(session: Session, site_id: int, limit: int = 12) -> list[tuple[datetime, int]]:
    """(when, how many) of the latest printings."""
    query = select(Letter.printed_at, func.count()).where(Letter.site_id == site_id).group_by(Letter.printed_at)
    return [(row[0], row[1]) for row in session.execute(query.order_by(Letter.printed_at.desc()).limit(limit))]


def _asked(site_id: int) -> Any:
    later = aliased(Answer, flat=True)
    main = func.coalesce(Contribution.merged_into_id, Contribution.id)
    newest = select(func.max(later.round)).where(later.contribution_id == main, later.state == AnswerState.PUBLISHED).scalar_subquery()
    return (
        select(Contribution, Answer, Contact.address)
        .join(Contact, and_(Contact.participant_id == Contribution.author_id, Contact.channel == "post"))
        .join(Answer, and_(Answer.contribution_id == main, Answer.state == AnswerState.PUBLISHED, Answer.round == newest))
        .outerjoin(Letter, and_(Letter.contribution_id == Contribution.id, Letter.answer_id == Answer.id))
        .where(Contribution.site_id == site_id, Contribution.withdrawn_at.is_(None), Contribution.kind != "statement")
    )


def _rows(session: Session, query: Any) -> list[LetterDue]:
    """One letter an input, although a person may have left two addresses: the newest one is not known, the first one stands."""
    found: dict[int, LetterDue] = {}
    for contribution, answer, address in session.execute(query):
        found.setdefault(contribution.id, LetterDue(contribution, answer, address or ""))
    return list(found.values())
