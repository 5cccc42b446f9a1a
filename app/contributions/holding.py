"""What a team still holds of the spine: inputs without an answer."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.contributions.models import Contribution
from app.contributions.rules import OPEN_STATES
from app.core.i18n import ngettext
from app.sites.holdings import Holding
from app.sites.models import Site, Team


def waiting(session: Session, team: Team) -> int:
    """Inputs the team holds that wait for an answer; withdrawn, hidden and merged ones wait for nothing."""
    query = select(func.count()).select_from(Contribution).where(
        Contribution.team_id == team.id, Contribution.state.in_(OPEN_STATES), Contribution.withdrawn_at.is_(None),
        Contribution.hidden_at.is_(None), Contribution.merged_into_id.is_(None),
    )
    return session.scalar(query) or 0


def _say(number: int) -> str:
    return ngettext("%(num)d message attend une réponse", "%(num)d messages attendent une réponse", number)


def _path(site: Site, team: Team) -> str:
    return f"/{site.slug}/desk/queue?team={team.slug}"


HOLDING = Holding("inputs", waiting, _say, _path)
