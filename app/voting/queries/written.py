"""What votes say in public, for the glossary's « where is this word used? »."""

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.language.uses import Written
from app.voting.models import Vote, VoteOption
from app.voting.rules.states import VoteState

NEWEST = 100
"""Votes looked at, the newest first."""


def written(session: Session, site_id: int) -> Iterator[Written]:
    """Question, details, framing and choices of a site's votes that are not drafts (two queries)."""
    query = select(Vote).where(Vote.site_id == site_id, Vote.state != VoteState.DRAFT).order_by(Vote.id.desc()).limit(NEWEST)
    found = list(session.scalars(query))
    choices: dict[int, list[str]] = {}
    for option in session.scalars(select(VoteOption).where(VoteOption.vote_id.in_([vote.id for vote in found])).order_by(VoteOption.position)):
        choices.setdefault(option.vote_id, []).extend((option.label, option.details))
    for vote in found:
        parts = (vote.question, vote.details, vote.what_happens, vote.follow_up, *choices.get(vote.id, ()))
        yield Written(vote.question, f"votes/{vote.slug}", "\n".join(part for part in parts if part))
