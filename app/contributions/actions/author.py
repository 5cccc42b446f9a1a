"""The author changes their mind: another wording, or taking it back."""

from datetime import datetime
from typing import Any

from sqlalchemy import update
from sqlalchemy.orm import Session

from app.audit.actions import record
from app.contributions.actions.submission import index_words
from app.contributions.models import Contribution, Revision, Taking
from app.contributions.permissions import may_edit, may_withdraw
from app.contributions.rules import EDITABLE
from app.core.verdicts import require
from app.people.rules import Actor
from app.processes.models import Process


def edit(session: Session, actor: Actor, contribution: Contribution, changes: dict[str, Any], *, now: datetime) -> Contribution:
    """Change what `rules.EDITABLE` lists; other names are ignored. The earlier wording stays as a `Revision`.

    Nothing is recorded when nothing differs.
    """
    require(may_edit(actor, contribution))
    changed = {name: changes[name] for name in EDITABLE if name in changes and changes[name] != getattr(contribution, name)}
    if not changed:
        return contribution
    if {"title", "body"} & changed.keys():
        session.add(Revision(
            contribution_id=contribution.id, title=contribution.title, body=contribution.body, why="edit", by=actor.handle, at=now,
        ))
        drop_translation(session, contribution)
    for name, value in changed.items():
        setattr(contribution, name, value)
    contribution.edited_at = now
    index_words(session, contribution)
    record(session, actor, "contributions.edit", contribution, now=now, changed=sorted(changed))
    return contribution


def drop_translation(session: Session, contribution: Contribution) -> None:
    """The French that a helper gave no longer says the same once the words change."""
    session.execute(update(Taking).where(Taking.contribution_id == contribution.id).values(french=""))


def withdraw(session: Session, actor: Actor, contribution: Contribution, *, now: datetime) -> Contribution:
    """Take an input back: nobody reads it any more but its author. It no longer counts in its consultation."""
    require(may_withdraw(actor, contribution))
    once = (Contribution.id == contribution.id) & Contribution.withdrawn_at.is_(None)
    gone = session.execute(update(Contribution).where(once).values(withdrawn_at=now).execution_options(synchronize_session=False))
    session.refresh(contribution, ["withdrawn_at"])
    if not gone.rowcount:  # type: ignore[attr-defined]
        return contribution
    if contribution.process_id:
        session.execute(
            update(Process).where(Process.id == contribution.process_id).values(contributions_count=Process.contributions_count - 1)
        )
    record(session, actor, "contributions.withdraw", contribution, now=now)
    return contribution
