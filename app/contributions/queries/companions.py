"""What stands beside an input: photos, « me too », drafts, earlier wordings."""

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from app.contributions.models import Contribution, Draft, Photo, Revision, Support


def photos(session: Session, contribution_id: int, *, hidden: bool = False) -> list[Photo]:
    """The photos of an input in their order; with `hidden`, those a moderator hid as well."""
    query = select(Photo).where(Photo.contribution_id == contribution_id).order_by(Photo.position, Photo.id)
    return list(session.scalars(query if hidden else query.where(Photo.hidden_at.is_(None))))


def photo_is_public(session: Session, digest: str) -> bool:
    """Whether a visible input shows that picture."""
    query = select(Photo.id).join(Contribution, Contribution.id == Photo.contribution_id).where(
        Photo.digest == digest, Photo.hidden_at.is_(None), Contribution.hidden_at.is_(None), Contribution.withdrawn_at.is_(None)
    )
    return session.scalars(query.limit(1)).first() is not None


def photo_is_mine(session: Session, digest: str, participant_id: int | None, site_ids: set[int | None]) -> bool:
    """Whether somebody may see a picture that is not public: it is in their draft, or their site received it."""
    unsent = Photo.contribution_id.is_(None) & (Photo.participant_id == participant_id)
    received = select(Contribution.id).where(Contribution.id == Photo.contribution_id, Contribution.site_id.in_(site_ids - {None}))
    query = select(Photo.id).where(Photo.digest == digest, or_(unsent, received.exists())).limit(1)
    return session.scalars(query).first() is not None


def photo_is_kept(session: Session, digest: str) -> bool:
    """Whether any row still points at that picture."""
    return session.scalars(select(Photo.id).where(Photo.digest == digest).limit(1)).first() is not None


def unsent_photos(session: Session, participant_id: int, photo_ids: list[int]) -> list[Photo]:
    """The photos of somebody's draft, in the draft's order."""
    query = select(Photo).where(Photo.id.in_(photo_ids), Photo.participant_id == participant_id, Photo.contribution_id.is_(None))
    found = {photo.id: photo for photo in session.scalars(query)}
    return [found[number] for number in photo_ids if number in found]


def draft(session: Session, participant_id: int | None, site_id: int, process_id: int, kind: str) -> Draft | None:
    """What that browser has typed so far."""
    if participant_id is None:
        return None
    query = select(Draft).where(
        Draft.participant_id == participant_id, Draft.site_id == site_id, Draft.process_id == process_id, Draft.kind == kind
    )
    return session.scalars(query).first()


def support_of(session: Session, contribution_id: int, participant_id: int | None) -> Support | None:
    """Somebody's « me too » on an input."""
    return session.get(Support, (contribution_id, participant_id)) if participant_id else None


def supported_by(session: Session, participant_id: int | None, contribution_ids: list[int]) -> set[int]:
    """Which of these inputs somebody said « me too » to."""
    if participant_id is None or not contribution_ids:
        return set()
    query = select(Support.contribution_id).where(Support.participant_id == participant_id, Support.contribution_id.in_(contribution_ids))
    return set(session.scalars(query))


def told_supports(session: Session, contribution_id: int, limit: int = 10) -> list[Support]:
    """The newest « me too » that say how, when or how often."""
    said = or_(Support.how.is_not(None), Support.moment.is_not(None), Support.often.is_not(None))
    query = select(Support).where(Support.contribution_id == contribution_id, Support.hidden_at.is_(None), said)
    return list(session.scalars(query.order_by(Support.created_at.desc()).limit(limit)))


def revisions(session: Session, contribution_id: int) -> list[Revision]:
    """Earlier wordings, oldest first."""
    return list(session.scalars(select(Revision).where(Revision.contribution_id == contribution_id).order_by(Revision.id)))
