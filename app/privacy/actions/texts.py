"""Erasing what was said: the text, its earlier wordings, its photos, its place in the index. The row, its state and its acts stay."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, delete, select, update
from sqlalchemy.orm import Session

from app.answers.models import Heard, Reply
from app.contributions.models import Contribution, Photo, Revision, Support, Taking, Word
from app.contributions.rules import INPUT
from app.language.models import Translation
from app.moderation.models import Act, Appeal, Report
from app.privacy.rules import ERASED_TITLE
from app.proposals.models import Proposal
from app.routing.models import Question

PLAIN = {"synchronize_session": False}


def erase_texts(session: Session, chosen: ColumnElement[bool]) -> int:
    """Erase the inputs that fulfil a condition and still have a text; how many."""
    ids = list(session.scalars(select(Contribution.id).where(chosen, Contribution.title != ERASED_TITLE)))
    if not ids:
        return 0
    blank = dict(title=ERASED_TITLE, body="", stems="", place=None, latitude=None, longitude=None, author_name=None)
    session.execute(update(Contribution).where(Contribution.id.in_(ids)).values(**blank).execution_options(**PLAIN))
    session.execute(update(Proposal).where(Proposal.id.in_(ids)).values(for_whom=None).execution_options(**PLAIN))
    for table in (Revision, Photo, Taking, Word):
        session.execute(delete(table).where(table.contribution_id.in_(ids)).execution_options(**PLAIN))
    session.execute(delete(Translation).where(Translation.kind == INPUT, Translation.subject_id.in_(ids)).execution_options(**PLAIN))
    _erase_companions(session, ids)
    session.expire_all()
    return len(ids)


def _erase_companions(session: Session, ids: Sequence[int]) -> None:
    """What was written about the input in the author's or a reader's words."""
    acts = select(Act.id).where(Act.contribution_id.in_(ids))
    for statement in (
        update(Support).where(Support.contribution_id.in_(ids)).values(how=None, moment=None),
        update(Report).where(Report.contribution_id.in_(ids)).values(text=""),
        update(Question).where(Question.contribution_id.in_(ids), Question.answer.is_not(None)).values(answer=""),
        update(Reply).where(Reply.contribution_id.in_(ids)).values(text=""),
        update(Heard).where(Heard.contribution_id.in_(ids)).values(reason=""),
        update(Appeal).where(Appeal.act_id.in_(acts)).values(text=""),
    ):
        session.execute(statement.execution_options(**PLAIN))


def erase_hidden_parts(session: Session, before: datetime) -> int:
    """Erase photos, « me too » and replies that were hidden by themselves; how many."""
    gone = [
        session.execute(delete(Photo).where(Photo.hidden_at < before).execution_options(**PLAIN)),
        session.execute(
            update(Support).where(Support.hidden_at < before, Support.how.is_not(None)).values(how=None, moment=None).execution_options(**PLAIN)
        ),
        session.execute(update(Reply).where(Reply.hidden_at < before, Reply.text != "").values(text="").execution_options(**PLAIN)),
    ]
    return sum(result.rowcount for result in gone)  # type: ignore[attr-defined]
