"""Steps that upper packages take and record under their own verb: a new state, another holder."""

from datetime import datetime

from sqlalchemy import update
from sqlalchemy.orm import Session

from app.contributions.models import Contribution
from app.contributions.rules import TRANSITIONS, State
from app.core import states
from app.sites.models import Team


def advance(session: Session, contribution: Contribution, verb: str, *, now: datetime) -> Contribution:
    """Move along `rules.TRANSITIONS`. No audit entry: the calling verb records.

    Two people at once: the second one finds another state in the database and gets `Impossible`.
    """
    before = State(contribution.state)
    after = states.target(TRANSITIONS, before, verb)
    session.flush()
    moved = session.execute(
        update(Contribution).where(Contribution.id == contribution.id, Contribution.state == before)
        .values(state=after, state_at=now).execution_options(synchronize_session=False)
    )
    if moved.rowcount != 1:  # type: ignore[attr-defined]
        raise states.Impossible(before, verb)
    session.refresh(contribution, ["state", "state_at"])
    return contribution


def give_to(session: Session, contribution: Contribution, team: Team) -> Contribution:
    """Another team of the same site holds it from now on; the clock keeps running. No audit entry."""
    if team.site_id != contribution.site_id:
        raise ValueError("a team of another site")
    contribution.team_id = team.id
    session.flush()
    session.expire(contribution, ["team"])
    return contribution
