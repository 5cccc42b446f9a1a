"""One file, one lead, several helpers, one joint answer."""

from datetime import datetime

from sqlalchemy.orm import Session

from app.audit.actions import record
from app.contributions.models import Contribution
from app.core.verdicts import require
from app.moderation.actions import hold
from app.people.rules import Actor
from app.routing import permissions
from app.routing.models import Assignment, AssignmentRole
from app.sites.models import Team


def add_helper(
    session: Session, actor: Actor, contribution: Contribution, team: Team, asked: str = "", *, now: datetime
) -> Assignment:
    """Ask another team for its part; the leading team still answers. `asked` says what is expected."""
    hold(session, contribution)
    require(permissions.may_add_helper(session, actor, contribution, team))
    helper = Assignment(
        site_id=contribution.site_id, contribution_id=contribution.id, team_id=team.id, role=AssignmentRole.HELPER, asked=asked,
        by_id=actor.account_id, at=now,
    )
    session.add(helper)
    session.flush()
    record(session, actor, "routing.add_helper", contribution, now=now, team_id=team.id, assignment_id=helper.id)
    return helper


def advise(session: Session, actor: Actor, assignment: Assignment, contribution: Contribution, advice: str, *, now: datetime) -> Assignment:
    """The helping team tells the leading one what it knows. It may be said again: the last words stand."""
    if not advice.strip():
        raise ValueError("an advice needs words")
    require(permissions.may_advise(actor, assignment))
    assignment.advice, assignment.advice_at = advice, now
    record(session, actor, "routing.advise", contribution, now=now, team_id=assignment.team_id, assignment_id=assignment.id)
    return assignment
