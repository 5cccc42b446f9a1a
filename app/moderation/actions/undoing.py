"""Undoing one's own last act: the input stands as it stood; both the act and its undoing stay in the record."""

from datetime import datetime

from sqlalchemy import update
from sqlalchemy.orm import Session

from app.audit.actions import record
from app.contributions.actions import advance, index_words
from app.contributions.models import Contribution, Photo, Revision
from app.contributions.rules import State
from app.core.verdicts import require
from app.moderation import permissions
from app.moderation.actions.holding import hold, reopen_reports
from app.moderation.actions.merging import unmerge
from app.moderation.models import Act, ActKind
from app.moderation.rules import way_back
from app.people.rules import Actor


def undo(session: Session, actor: Actor, act: Act, contribution: Contribution, *, now: datetime) -> Act:
    """Raises `Refused` when somebody else did it, when it is old, or when something was built on it."""
    hold(session, contribution)
    session.refresh(act)
    require(permissions.may_undo(session, actor, act, contribution, now))
    if reversal := REVERSALS.get(ActKind(act.kind)):
        reversal(session, act, contribution)
    for verb in way_back(State(contribution.state), State(act.before.get("state", contribution.state))):
        advance(session, contribution, verb, now=now)
    reopen_reports(session, contribution, act)
    act.undone_at, act.undone_by_id = now, actor.account_id
    record(session, actor, "moderation.undo", contribution, now=now, act_id=act.id, kind=str(act.kind))
    return act


def _show(_session: Session, _act: Act, contribution: Contribution) -> None:
    contribution.hidden_at = None


def _hide_again(_session: Session, act: Act, contribution: Contribution) -> None:
    hidden_at = act.before.get("hidden_at")
    contribution.hidden_at = datetime.fromisoformat(hidden_at) if hidden_at else act.at


def _separate(session: Session, act: Act, contribution: Contribution) -> None:
    into = session.get(Contribution, act.into_id)
    if into is not None:
        hold(session, into)
        unmerge(session, contribution, into, act.before.get("into_due_on"))


def _unmask(session: Session, act: Act, contribution: Contribution) -> None:
    revision = session.get(Revision, act.before["revision_id"])
    if revision is not None and revision.body:
        contribution.title, contribution.body = revision.title, revision.body
        index_words(session, contribution)
    session.execute(update(Photo).where(Photo.id.in_(act.before["photos"])).values(hidden_at=None))


REVERSALS = {ActKind.HIDE: _show, ActKind.RESTORE: _hide_again, ActKind.MERGE: _separate, ActKind.MASK: _unmask}
