"""What published answers say, for the glossary's « where is this word used? »."""

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.answers.models import Answer
from app.answers.rules.states import AnswerState
from app.contributions.models import Contribution
from app.contributions.queries import visible
from app.language.uses import Written

NEWEST = 200


def written(session: Session, site_id: int) -> Iterator[Written]:
    """The newest public answers of a site (one query)."""
    query = (
        select(Answer, Contribution.title).join(Contribution, Contribution.id == Answer.contribution_id)
        .where(Answer.site_id == site_id, Answer.state == AnswerState.PUBLISHED, Contribution.kind == "proposal")
    )
    for row in session.execute(visible(query).order_by(Answer.published_at.desc(), Answer.id.desc()).limit(NEWEST)):
        one = row.Answer
        parts = (one.summary, one.understood, one.what, one.reason, one.would_make_possible, one.where_else, one.learnt)
        yield Written(row.title, f"proposals/{one.contribution_id}", "\n".join(part for part in parts if part))
