"""Whether a vote is still what was published at its opening: rules and roll against their hashes, and those against the log."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.voting.models import Elector, Vote
from app.voting.queries.preparing import last_entry, options
from app.voting.rules.preparing import frozen


@dataclass(frozen=True)
class Check:
    """`text`: the frozen text still has the published hash, so counting by it is sound. `columns`: nothing else was changed either."""

    text: bool
    columns: bool
    roll: bool
    changed: tuple[str, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether nothing at all was changed."""
        return self.text and self.columns and self.roll


def check(session: Session, vote: Vote) -> Check:
    """Compare everything (four queries). Raises ValueError for a vote that was never opened."""
    entry = last_entry(session, vote.id, "voting.open")
    published = entry.facts if entry else {"rules": vote.rules_hash, "roll": vote.roll_hash, "size": vote.roll_size}
    found = options(session, vote.id)
    text = frozen.digest(vote.rules_text or "") == vote.rules_hash == published["rules"]
    changed = tuple(frozen.differences(vote, found)) if text else ()
    electors = session.scalars(select(Elector).where(Elector.vote_id == vote.id, Elector.number <= published["size"]))
    roll = bool(vote.roll_salt) and frozen.roll_digest(vote.roll_salt, electors.all()) == vote.roll_hash == published["roll"]
    return Check(text, text and not changed, roll or _names_are_gone(vote), changed)


def _names_are_gone(vote: Vote) -> bool:
    """The roll was deleted when its time was over: its salt went with it, and there is nothing to compare any more."""
    return not vote.roll_salt and vote.closed_at is not None
