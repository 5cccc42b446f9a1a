"""What a team's public page says, from the counters its verbs keep."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.answers.queries.clocks import awaiting
from app.answers.rules.rates import FEWEST, Rate
from app.contributions.models import Contribution
from app.sites.models import Team


@dataclass(frozen=True)
class TeamRates:
    """The rates with their counts, and what the team holds now."""

    on_time: Rate
    heard: Rate
    heard_yes: int
    heard_partly: int
    heard_no: int
    holds: int
    late: int

    @property
    def words_shown(self) -> bool:
        """Whether each of the three words was said often enough to be shown apart."""
        return min(self.heard_yes, self.heard_partly, self.heard_no) >= FEWEST


def team_rates(session: Session, site_id: int, team_id: int, today: date) -> TeamRates | None:
    """A team's on-time rate, heard rate (yes and partly of all words), what it holds and how much is late (two queries)."""
    team = session.scalars(select(Team).where(Team.id == team_id, Team.site_id == site_id)).first()
    if team is None:
        return None
    late = func.count().filter(Contribution.due_on < today)
    held = session.execute(select(func.count(), late).where(*awaiting(), Contribution.team_id == team_id)).one()
    heard = team.heard_yes_count + team.heard_partly_count
    return TeamRates(
        Rate(team.on_time_count, team.answered_count), Rate(heard, heard + team.heard_no_count), team.heard_yes_count,
        team.heard_partly_count, team.heard_no_count, holds=held[0], late=held[1],
    )
