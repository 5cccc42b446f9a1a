"""What stands beside an answer: residents' words, helpers' advice, similar cases, who has not spoken, ready texts."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.answers.models import Answer, Heard, Reply, Template
from app.answers.rules.states import AnswerState
from app.contributions import queries as inputs
from app.contributions.models import Contribution, Photo, Support
from app.people.models import Account
from app.routing.models import Assignment, AssignmentRole, Question
from app.sites.models import OutsideBody, Team, Territory, TerritoryKind

LOOKED_AT = 20
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
    """Photos, « me too » in words, advice of helping teams, questions put to the author, similar answered ideas (seven queries)."""
    here = contribution.id
    advice = (
        select(Assignment, Team.name).join(Team, Team.id == Assignment.team_id)
        .where(Assignment.contribution_id == here, Assignment.role == AssignmentRole.HELPER).order_by(Assignment.id)
    )
    return Beside(
        inputs.photos(session, here), inputs.told_supports(session, here, VOICES), [(row[0], row[1]) for row in session.execute(advice)],
        list(session.scalars(select(Question).where(Question.contribution_id == here).order_by(Question.id))),
        _similar_answered(session, contribution),
    )


def _similar_answered(session: Session, contribution: Contribution) -> list[tuple[Contribution, Answer]]:
    near = inputs.similar(
        session, contribution.site_id, f"{contribution.title}\n{contribution.body}", contribution.language, kind=contribution.kind,
        limit=LOOKED_AT, but_not=contribution.id,
    )
    query = (
        select(Contribution, Answer).join(Answer, Answer.contribution_id == Contribution.id)
        .where(Contribution.id.in_([found.id for found in near]), Answer.state == AnswerState.PUBLISHED).order_by(Answer.round)
    )
    answered = {row[0].id: (row[0], row[1]) for row in session.execute(query)}
    return [answered[found.id] for found in near if found.id in answered][:SHOWN]


def neighbourhoods(session: Session, contribution: Contribution) -> list[tuple[Territory, int, int]]:
    """Each neighbourhood with how many ideas and « me too » came from it, in the same consultation (or theme) (two queries).

    A place with a QR code counts for its neighbourhood. Zero means silence, not agreement.
    """
    same = Contribution.theme_id == contribution.theme_id
    if contribution.process_id:
        same = Contribution.process_id == contribution.process_id
    area = func.coalesce(Territory.parent_id, Territory.id)
    query = (
        select(area, func.count(), func.sum(Contribution.supports_count)).join(Territory, Territory.id == Contribution.territory_id)
        .where(
            Contribution.site_id == contribution.site_id, same, Contribution.hidden_at.is_(None), Contribution.withdrawn_at.is_(None),
            Contribution.kind == contribution.kind,
        ).group_by(area)
    )
    said = {row[0]: (row[1], row[2] or 0) for row in session.execute(query)}
    places = select(Territory).where(Territory.site_id == contribution.site_id, Territory.kind != TerritoryKind.PLACE)
    return [(place, *said.get(place.id, (0, 0))) for place in session.scalars(places.order_by(Territory.name))]


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


def body(session: Session, body_id: int | None) -> OutsideBody | None:
    """The body outside the town that an answer names."""
    return session.get(OutsideBody, body_id) if body_id else None


def name_of(session: Session, account_id: int | None) -> str:
    """The name of somebody of the staff."""
    account = session.get(Account, account_id) if account_id else None
    return account.name if account else ""
