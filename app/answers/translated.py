"""Answers, offered to translators: the two-sentence summary, which is what everybody reads."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.answers.models import Answer
from app.answers.rules.states import AnswerState
from app.contributions.models import Contribution
from app.contributions.queries import visible
from app.core.i18n import _l
from app.language.translatable import Offer, Original, Part
from app.sites.permissions import translates

ANSWER = "answer"
NEWEST = 60


def answer_original(answer: Answer, title: str = "", supports: int = 0) -> Original:
    """An answer as translators get it. `title`: of the idea it answers."""
    parts = (Part("summary", _l("La réponse, en deux phrases"), answer.summary),)
    return Original(ANSWER, answer.id, title, f"proposals/{answer.contribution_id}", parts, weight=supports)


def _every(session: Session, site_id: int) -> Iterator[Original]:
    return _originals(session, site_id)


def _one(session: Session, site_id: int, answer_id: int) -> Original | None:
    return next(_originals(session, site_id, Answer.id == answer_id), None)


def _originals(session: Session, site_id: int, *which: Any) -> Iterator[Original]:
    query = (
        select(Answer, Contribution.title, Contribution.supports_count).join(Contribution, Contribution.id == Answer.contribution_id)
        .where(Answer.site_id == site_id, Answer.state == AnswerState.PUBLISHED, Answer.summary != "", Contribution.kind == "proposal", *which)
    )
    for row in session.execute(visible(query).order_by(Answer.published_at.desc(), Answer.id.desc()).limit(NEWEST)):
        yield answer_original(row.Answer, row.title, row.supports_count)


OFFERS = (Offer(ANSWER, _l("Réponse de la ville"), _every, _one, translates),)
