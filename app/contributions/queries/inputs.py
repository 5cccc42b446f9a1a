"""Finding inputs. One of a site is always fetched through its site; a receipt code or a key opens one of any site."""

from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload

from app.contributions.models import Contribution, Support

SURROUNDINGS = (joinedload(Contribution.theme), joinedload(Contribution.territory), joinedload(Contribution.team))


def visible(query: Any) -> Any:
    """The same query without what is hidden or withdrawn."""
    return query.where(Contribution.hidden_at.is_(None), Contribution.withdrawn_at.is_(None))


def get(session: Session, site_id: int, contribution_id: int) -> Contribution | None:
    """An input of the site, whatever its kind and state, with its theme, place and team (one query)."""
    query = select(Contribution).where(Contribution.id == contribution_id, Contribution.site_id == site_id)
    return session.scalars(query.options(*SURROUNDINGS)).first()


def by_code(session: Session, code: str) -> Contribution | None:
    """The input a receipt code opens; `code` in the spelling of `core.text.codes.normalise`."""
    query = select(Contribution).where(Contribution.receipt_code == code)
    return session.scalars(query.options(*SURROUNDINGS)).first()


def by_submission_key(session: Session, key: str, author_id: int | None) -> Contribution | None:
    """What that person already sent under an idempotency key."""
    query = select(Contribution).where(Contribution.submission_key == key, Contribution.author_id == author_id)
    return session.scalars(query).first()


def by_import_key(session: Session, site_id: int, key: str) -> Contribution | None:
    """What an earlier import already brought in."""
    return session.scalars(select(Contribution).where(Contribution.site_id == site_id, Contribution.import_key == key)).first()


def merged_into(session: Session, contribution: Contribution, limit: int = 50) -> list[Contribution]:
    """The visible inputs that were merged into this one, oldest first."""
    query = visible(select(Contribution).where(Contribution.merged_into_id == contribution.id))
    return list(session.scalars(query.order_by(Contribution.id).limit(limit)))


def own_inputs(session: Session, participant_id: int, limit: int = 50) -> list[Contribution]:
    """What one browser or person said, newest first."""
    query = select(Contribution).where(Contribution.author_id == participant_id).order_by(Contribution.id.desc())
    return list(session.scalars(query.options(*SURROUNDINGS).limit(limit)))


def recount_supports(session: Session, contribution_id: int) -> int:
    """« Me too » counted from the rows: the counter must always equal this."""
    return session.scalar(select(func.count()).select_from(Support).where(Support.contribution_id == contribution_id)) or 0
