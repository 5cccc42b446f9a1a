"""What a team still holds of the answers: promises not kept yet."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.answers.models import Commitment, CommitmentState
from app.core.i18n import ngettext
from app.sites.holdings import Holding
from app.sites.models import Site, Team


def promised(session: Session, team: Team) -> int:
    """Commitments of the team that are not done."""
    query = select(func.count()).select_from(Commitment).where(Commitment.team_id == team.id, Commitment.state != CommitmentState.DONE)
    return session.scalar(query) or 0


def _say(number: int) -> str:
    return ngettext("%(num)d engagement n’est pas encore tenu", "%(num)d engagements ne sont pas encore tenus", number)


def _path(site: Site, team: Team) -> str:
    return f"/{site.slug}/commitments?team={team.slug}"


HOLDING = Holding("promises", promised, _say, _path)
