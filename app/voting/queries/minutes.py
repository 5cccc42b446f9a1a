"""Everything the minutes of a vote say, gathered once for the page and the paper (a constant number of queries)."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.sites.models import Site
from app.voting.methods import Outcome
from app.voting.models import BallotReceipt, Challenge, Council, Incident, Vote
from app.voting.queries.frozen import Check, check
from app.voting.queries.preparing import last_entry
from app.voting.queries.outcomes import challenges, incidents, is_whole, outcome_of
from app.voting.rules.preparing import frozen


@dataclass(frozen=True)
class Minutes:
    """A closed vote with its published rules, its check against them, and what happened around it."""

    vote: Vote
    site: Site
    council: Council | None
    rules: dict[str, Any]
    check: Check
    outcome: Outcome | None
    incidents: tuple[Incident, ...]
    challenges: tuple[Challenge, ...]
    receipts: int
    forgotten: bool

    @property
    def whole(self) -> bool:
        """Whether every number may be shown: of a secret vote of fewer than five ballots they would tell who chose what."""
        return self.outcome is None or is_whole(self.vote, self.outcome)

    @property
    def labels(self) -> dict[str, str]:
        """{option key: its name as published}."""
        return {option["key"]: option["label"] for option in self.rules["options"]}


def minutes(session: Session, site: Site, vote: Vote) -> Minutes:
    """The minutes of a vote that was opened once."""
    receipts = session.scalar(select(func.count()).where(BallotReceipt.vote_id == vote.id)) or 0
    council = session.get(Council, vote.council_id) if vote.council_id else None
    return Minutes(
        vote, site, council, frozen.rules_of(vote), check(session, vote), outcome_of(vote), tuple(incidents(session, vote.id)),
        tuple(challenges(session, vote.id)), receipts, _forgotten(session, vote.id),
    )


def _forgotten(session: Session, vote_id: int) -> bool:
    """Whether the files were emptied after the last time that the box was written anew."""
    emptied, poured = last_entry(session, vote_id, "voting.forget"), last_entry(session, vote_id, "voting.merge_paper")
    return emptied is not None and (poured is None or poured.id < emptied.id)
