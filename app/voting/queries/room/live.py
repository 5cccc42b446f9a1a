"""Reading a two-minute vote: its papers, how many ballots there are, what its screen shows."""

from collections import Counter

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.voting.models import PaperBatch, Vote
from app.voting.queries.room.paper import envelope
from app.voting.rules.states import VoteState


def live_batch(session: Session, vote_id: int) -> PaperBatch | None:
    """The envelope of papers and hands of a vote in a meeting."""
    query = select(PaperBatch).where(PaperBatch.vote_id == vote_id).order_by(PaperBatch.id)
    return session.scalars(query).first()


def typed_papers(session: Session, vote: Vote) -> dict[str, int]:
    """{option: how many papers}, as the host typed them; "" for blank, "spoilt" for spoilt ones."""
    batch = live_batch(session, vote.id)
    if batch is None or vote.state == VoteState.COUNTED:
        return {}
    found: Counter[str] = Counter()
    for pile in envelope(session, batch).piles:
        for sheet in pile.sheets:
            found["spoilt" if sheet.spoilt else next(iter(sheet.marks), "")] += 1
    return dict(found)


def of_site(session: Session, site_id: int, limit: int = 8) -> list[Vote]:
    """The site's last votes in meetings."""
    query = select(Vote).where(Vote.site_id == site_id, Vote.live).order_by(Vote.id.desc()).limit(limit)
    return list(session.scalars(query))
