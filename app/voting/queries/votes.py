"""Finding a vote with what every page of it needs."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.voting.models import Council, Register, Vote, VoteOption
from app.voting.rules.states import VoteState


@dataclass(frozen=True)
class Sheet:
    """A vote with its options in their order and its council."""

    vote: Vote
    options: tuple[VoteOption, ...]
    council: Council | None


def by_slug(session: Session, site_id: int, slug: str) -> Sheet | None:
    """The vote of that site at that address, in any state."""
    vote = session.scalars(select(Vote).where(Vote.site_id == site_id, Vote.slug == slug)).first()
    return sheet(session, vote) if vote is not None else None


def sheet(session: Session, vote: Vote) -> Sheet:
    """The same for a vote one holds already."""
    options = session.scalars(select(VoteOption).where(VoteOption.vote_id == vote.id).order_by(VoteOption.position, VoteOption.id))
    return Sheet(vote, tuple(options), session.get(Council, vote.council_id) if vote.council_id else None)


def of_site(session: Session, site_id: int, *, drafts: bool = False) -> list[Vote]:
    """The site's votes, newest first; drafts only for those who prepare them."""
    query = select(Vote).where(Vote.site_id == site_id)
    if not drafts:
        query = query.where(Vote.state != VoteState.DRAFT)
    return list(session.scalars(query.order_by(Vote.id.desc())))


def register_of(session: Session, vote_id: int) -> bytes:
    """Who has voted, as bytes (`rules.register`); empty before the opening."""
    return session.scalar(select(Register.signs).where(Register.vote_id == vote_id)) or b""
