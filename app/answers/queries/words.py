"""What stands beside an answer: residents' words, helpers' advice, similar cases, who has not spoken, ready texts."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from app.answers.models import Answer, Heard, Reply, Template
from app.answers.rules.states import AnswerState
from app.contributions.models import Contribution, Photo, Support
from app.core.text.likeness import rank_similar
from app.routing.models import Assignment, AssignmentRole, Question
from app.sites.models import Team, Territory, TerritoryKind

LOOKED_AT = 300
SHOWN = 3
VOICES = 12


@dataclass(frozen=True)
class Beside:
    """What the writer of an answer reads next to the form."""

    photos: list[Photo]
    me_too: list[Support]
    advice: list[tuple[Assignment, str]]
    questions: list[Question]
    similar: list[tuple[Contribution, Answer]]


def beside(session: Session, contribution: Contribution) -> Beside:
    """Photos, « me too » in words, advice of helping teams, questions put to the author, similar answered ideas (five queries)."""
    here = contribution.id
    photos = select(Photo).where(Photo.contribution_id == here, Photo.hidden_at.is_(None)).order_by(Photo.position, Photo.id)
    voices = select(Support).where(Support.contribution_id == here, Support.hidden_at.is_(None), or_(Support.how != "", Support.moment != ""))
    advice = (
        select(Assignment, Team.name).join(Team, Team.id == Assignment.team_id)
        .where(Assignment.contribution_id == here, Assignment.role == AssignmentRole.HELPER).order_by(Assignment.id)
    )
    return Beside(
        list(session.scalars(photos)), list(session.scalars(voices.order_by(Support.created_at.desc()).limit(VOICES))),
        [(row[0], row[1]) for row in session.execute(advice)],
        list(session.scalars(select(Question).where(Question.contribution_id == here).order_by(Question.id))),
        _similar_answered(session, contribution),
    )


def _similar_answered(session: Session, contribution: Contribution) -> list[tuple[Contribution, Answer]]:
    query = (
        select(Contribution, Answer).join(Answer, Answer.contribution_id == Contribution.id)
        .where(
            Contribution.site_id == contribution.site_id, Contribution.id != contribution.id, Answer.state == AnswerState.PUBLISHED,
            Contribution.hidden_at.is_(None), Contribution.withdrawn_at.is_(None),
        ).order_by(Answer.id.desc()).limit(LOOKED_AT)
    )
    if not contribution.stems:
        return []
    found = {row[1].id: (row[0], row[1]) for row in session.execute(query)}
    candidates = [(key, near.stems.split()) for key, (near, _answer) in found.items()]
    return [found[like.key] for like in rank_similar(contribution.stems.split(), candidates, limit=SHOWN)]


def neighbourhoods(session: Session, contribution: Contribution) -> list[tuple[Territory, int, int]]:
    """Each neighbourhood with how many ideas and « me too » came from it, in the same consultation (or theme) (two queries).

    A place with a QR code counts for its neighbourhood. Zero means silence, not agreement.
    """
    same = Contribution.process_id == contribution.process_id if contribution.process_id else Contribution.theme_id == contribution.theme_id
    area = func.coalesce(Territory.parent_id, Territory.id)
    query = (
        select(area, func.count(), func.sum(Contribution.supports_count)).join(Territory, Territory.id == Contribution.territory_id)
        .where(
            Contribution.site_id == contribution.site_id, same, Contribution.hidden_at.is_(None), Contribution.withdrawn_at.is_(None),
            Contribution.kind == contribution.kind,
        ).group_by(area)
    )
    said = {row[0]: (row[1], row[2] or 0) for row in session.execute(query)}
    places = select(Territory).where(Territory.site_id == contribution.site_id, Territory.kind != TerritoryKind.PLACE).order_by(Territory.name)
    return [(place, *said.get(place.id, (0, 0))) for place in session.scalars(places)]


def heard_of(session: Session, contribution_id: int) -> dict[tuple[int, str], Heard]:
    """The author's words, by answer and stage."""
    rows = session.scalars(select(Heard).where(Heard.contribution_id == contribution_id).order_by(Heard.id))
    return {(row.answer_id, row.stage): row for row in rows}


def replies_of(session: Session, contribution_id: int) -> dict[int, Reply]:
    """The author's replies, by answer."""
    return {row.answer_id: row for row in session.scalars(select(Reply).where(Reply.contribution_id == contribution_id))}


def reply(session: Session, site_id: int, reply_id: int) -> Reply | None:
    """A reply on the site."""
    return session.scalars(select(Reply).where(Reply.id == reply_id, Reply.site_id == site_id)).first()


def templates(session: Session, site_id: int, theme_id: int | None = None) -> list[Template]:
    """The site's ready answers, those of the theme first."""
    query = select(Template).where(Template.site_id == site_id)
    order: list[Any] = [Template.theme_id != theme_id, Template.title] if theme_id else [Template.title]
    return list(session.scalars(query.order_by(*order).limit(100)))


def template(session: Session, site_id: int, template_id: int) -> Template | None:
    """One ready answer of the site."""
    return session.scalars(select(Template).where(Template.id == template_id, Template.site_id == site_id)).first()
