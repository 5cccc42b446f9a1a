"""Reading what became of votes: their challenges, the votes a consultation asked for, those of a home page."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.sites.models import Site
from app.voting.models import Challenge, Vote
from app.voting.rules.states import VoteState


def challenges_of(session: Session, vote_id: int) -> dict[str, int]:
    """{decision: number} of a vote's challenges; "" for those not decided yet."""
    query = select(Challenge.decision, func.count()).where(Challenge.vote_id == vote_id).group_by(Challenge.decision)
    return {row[0]: row[1] for row in session.execute(query)}


def challenge_by_key(session: Session, vote_id: int, submission_key: str) -> Challenge | None:
    """A challenge that was sent before with the same form."""
    query = select(Challenge).where(Challenge.vote_id == vote_id, Challenge.submission_key == submission_key)
    return session.scalars(query).first()


def challenge_by_code(session: Session, code: str, vote_id: int | None = None) -> tuple[Challenge, Vote, str] | None:
    """The challenge of a code with its vote and the site's slug, anywhere or of one vote."""
    query = select(Challenge, Vote, Site.slug).join(Vote, Vote.id == Challenge.vote_id).join(Site, Site.id == Vote.site_id)
    query = query.where(Challenge.receipt_code == code)
    row = session.execute(query.where(Vote.id == vote_id) if vote_id is not None else query).first()
    return (row[0], row[1], row[2]) if row else None


def of_process(session: Session, process_id: int) -> list[Vote]:
    """The votes that belong to a consultation, the newest first; drafts are nobody's business."""
    query = select(Vote).where(Vote.process_id == process_id, Vote.state != VoteState.DRAFT)
    return list(session.scalars(query.order_by(Vote.id.desc())))


def current(session: Session, site_id: int, limit: int = 3) -> list[Vote]:
    """The votes a site's home page shows: open ones first, then the last ones that are over. A vote made in a meeting stays there."""
    query = select(Vote).where(
        Vote.site_id == site_id, Vote.live.is_(False), Vote.state.in_((VoteState.OPEN, VoteState.CLOSED, VoteState.COUNTED))
    )
    order = (Vote.state != VoteState.OPEN, Vote.closes_at.desc(), Vote.id.desc())
    return list(session.scalars(query.order_by(*order).limit(limit)))


def found(session: Session, site_id: int, text: str) -> list[Vote]:
    """The votes whose question holds the text, the newest first."""
    pattern = "%" + text.lower().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
    query = select(Vote).where(Vote.site_id == site_id, Vote.state != VoteState.DRAFT, func.lower(Vote.question).like(pattern, escape="\\"))
    return list(session.scalars(query.order_by(Vote.id.desc()).limit(10)))


def by_code(session: Session, code: str) -> Vote | None:
    """The vote of a short address."""
    return session.scalars(select(Vote).where(Vote.code == code)).first()


def public_addresses(session: Session) -> list[tuple[int, str]]:
    """(site id, slug) of every vote with a lasting public page."""
    query = select(Vote.site_id, Vote.slug).where(Vote.state.in_((VoteState.OPEN, VoteState.CLOSED, VoteState.COUNTED)))
    return [(row.site_id, row.slug) for row in session.execute(query.order_by(Vote.id))]
