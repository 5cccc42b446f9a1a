"""Sending an input to a team or to a body outside, and giving it back."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.audit.actions import record
from app.contributions.actions import advance, give_to
from app.contributions.models import Contribution
from app.core.verdicts import require
from app.moderation.actions import approve, hold
from app.moderation.models import Act
from app.people.rules import Actor
from app.routing import permissions, queries
from app.routing.models import Assignment, AssignmentRole, Ending, Forwarding
from app.sites import queries as sites
from app.sites.models import OutsideBody, Team

IS_LEAD = (Assignment.role == AssignmentRole.LEAD, Assignment.ended_at.is_(None))


def route(
    session: Session, actor: Actor, contribution: Contribution, team: Team, *, because: str = "", suggested: bool = False, now: datetime,
    seen: str | None = None,
) -> Assignment:
    """Accept and give to a team as lead; the team that led before, if any, is relieved.

    `because` is the sentence that explains the choice. Raises `moderation.actions.AlreadyDone` when `seen` is out of date.
    """
    hold(session, contribution, seen)
    require(permissions.may_route(session, actor, contribution, team))
    state, holder = contribution.state, contribution.team_id
    act = approve(session, actor, contribution, now=now, holder=holder)
    relieved = queries.assignment(session, contribution.id)
    _relieve(session, actor, relieved, Ending.REROUTED, now)
    _no_longer_helps(session, contribution, team, now)
    lead = Assignment(
        site_id=contribution.site_id, contribution_id=contribution.id, team_id=team.id, because=because, by_id=actor.account_id, at=now,
    )
    session.add(lead)
    session.flush()
    advance(session, contribution, "route", now=now)
    give_to(session, contribution, team)
    _remember(act, state, contribution, assignment_id=lead.id, relieved_id=relieved.id if relieved else None)
    record(
        session, actor, "routing.route", contribution, now=now, act_id=act.id, team_id=team.id, from_team_id=relieved.team_id if relieved else None,
        assignment_id=lead.id, suggested=suggested,
    )
    return lead


def forward(
    session: Session, actor: Actor, contribution: Contribution, body: OutsideBody, message: str, *, now: datetime, seen: str | None = None
) -> Forwarding:
    """Pass to a body outside the town: for the town this is its answer, and the clock stops.

    `message` tells the resident whom to ask. Raises ValueError without one.
    """
    if not message.strip():
        raise ValueError("the resident must be told whom to ask")
    hold(session, contribution, seen)
    require(permissions.may_forward(session, actor, contribution, body))
    state = contribution.state
    act = approve(session, actor, contribution, now=now, holder=contribution.team_id)
    relieved = queries.assignment(session, contribution.id)
    _relieve(session, actor, relieved, Ending.REROUTED, now)
    passed = Forwarding(
        site_id=contribution.site_id, contribution_id=contribution.id, body_id=body.id, message=message, by_id=actor.account_id, at=now,
    )
    session.add(passed)
    session.flush()
    advance(session, contribution, "forward", now=now)
    answered_at, contribution.answered_at = contribution.answered_at, now
    act.before = {**act.before, "answered_at": answered_at.isoformat() if answered_at else None}
    _remember(act, state, contribution, forwarding_id=passed.id, relieved_id=relieved.id if relieved else None)
    record(session, actor, "routing.forward", contribution, now=now, act_id=act.id, body_id=body.id, forwarding_id=passed.id)
    return passed


def bounce(session: Session, actor: Actor, contribution: Contribution, reason: str, *, now: datetime) -> Assignment:
    """« Not ours »: the input goes back to the top of the queue with the team's reason. Raises ValueError without one."""
    if not reason.strip():
        raise ValueError("a team that gives an input back says why")
    hold(session, contribution)
    require(permissions.may_bounce(session, actor, contribution))
    ended = session.scalars(select(Assignment).where(Assignment.contribution_id == contribution.id, *IS_LEAD)).one()
    _relieve(session, actor, ended, Ending.BOUNCED, now, reason)
    advance(session, contribution, "bounce", now=now)
    triage = sites.triage_team(session, contribution.site_id)
    if triage is not None:
        give_to(session, contribution, triage)
    record(session, actor, "routing.bounce", contribution, now=now, team_id=ended.team_id, assignment_id=ended.id)
    return ended


def _relieve(
    session: Session, actor: Actor, lead: Assignment | None, ending: Ending, now: datetime, reason: str = ""
) -> None:
    """End the present lead, if there is one. Flushed, so that the next lead never stands beside it."""
    if lead is not None:
        lead.ended_at, lead.ending, lead.ending_reason, lead.ended_by_id = now, ending, reason, actor.account_id
        session.flush()


def _no_longer_helps(session: Session, contribution: Contribution, team: Team, now: datetime) -> None:
    """The team that helped now leads."""
    helper = queries.assignment(session, contribution.id, team.id, AssignmentRole.HELPER)
    if helper is not None:
        helper.ended_at, helper.ending = now, Ending.FINISHED


def _remember(act: Act, state: str, contribution: Contribution, **ids: int | None) -> None:
    """What undoing the act needs."""
    act.before = {**act.before, "state": state, "after": contribution.state, **ids}
