"""Finding a vote with what every page of it needs."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from app.voting.models import Council, Register, Vote, VoteOption, VoteResult
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


def options_of(session: Session, vote_ids: Sequence[int]) -> list[VoteOption]:
    """The options of several votes, each vote's in their order."""
    query = select(VoteOption).where(VoteOption.vote_id.in_(vote_ids))
    return list(session.scalars(query.order_by(VoteOption.vote_id, VoteOption.position, VoteOption.id)))


def of_site(session: Session, site_id: int, *, drafts: bool = False) -> list[Vote]:
    """The site's votes, newest first; drafts only for those who prepare them."""
    query = select(Vote).where(Vote.site_id == site_id)
    if not drafts:
        query = query.where(Vote.state != VoteState.DRAFT)
    return list(session.scalars(query.order_by(Vote.id.desc())))


def register_of(session: Session, vote_id: int) -> bytes:
    """Who has voted, as bytes (`rules.register`); empty before the opening."""
    return session.scalar(select(Register.signs).where(Register.vote_id == vote_id)) or b""


def by_council(session: Session, site_id: int) -> dict[int | None, list[Vote]]:
    """{council: its votes}, newest first, drafts too; votes of the town itself under None."""
    found: dict[int | None, list[Vote]] = {}
    for vote in of_site(session, site_id, drafts=True):
        found.setdefault(vote.council_id, []).append(vote)
    return found


def result_of(session: Session, vote_id: int) -> VoteResult | None:
    """The input a vote's result became, with its team."""
    query = select(VoteResult).where(VoteResult.vote_id == vote_id)
    return session.scalars(query.options(joinedload(VoteResult.team), joinedload(VoteResult.territory), joinedload(VoteResult.theme))).first()


def of_result(session: Session, site_id: int, result_id: int) -> Vote | None:
    """The vote whose result is that input."""
    mine = (VoteResult.id == result_id) & (VoteResult.site_id == site_id)
    return session.scalars(select(Vote).join(VoteResult, VoteResult.vote_id == Vote.id).where(mine)).first() if result_id < 2**62 else None
