"""The one extension, and the alarms of the public clock."""

from datetime import date, datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app.answers import permissions, queries
from app.answers.models import Escalation, Extension
from app.answers.queries import Case
from app.answers.rules.clock import HORIZON, Level, latest_extension, levels_due
from app.answers.rules.lacks import is_reason
from app.audit.actions import record
from app.contributions.models import Contribution
from app.core.clock import today
from app.core.db import upsert
from app.core.i18n import _l
from app.core.verdicts import Refused, no, require
from app.people.rules import Actor, system
from app.sites.models import Site


def extend(session: Session, actor: Actor, site: Site, case: Case, to_on: date, reason: str, *, now: datetime) -> Extension:
    """Move the clock once, to a day at most one reply delay later, with a public reason. The first date stays visible."""
    require(permissions.may_extend(actor, site, case, now))
    held, due_on = case.contribution, rings_on(case.contribution)
    latest = latest_extension(due_on, site.reply_days, site.holiday_zone)
    if not is_reason(reason):
        raise Refused(no(_l("Donnez la raison du délai."), _l("Elle sera publique.")))
    if not due_on < to_on <= latest:
        raise Refused(no(
            _l("Choisissez un jour entre le %(from_on)s et le %(to_on)s.", from_on=f"{due_on:%d/%m/%Y}", to_on=f"{latest:%d/%m/%Y}"),
            _l("La date n’est repoussée qu’une fois."),
        ))
    extension = _extended(session, actor, held, to_on, reason, now)
    record(
        session, actor, "answers.extend", held, now=now, extension_id=extension.id, team_id=held.team_id, round=case.round,
        from_on=extension.from_on.isoformat(), due_on=to_on.isoformat(),
    )
    return extension


def _extended(session: Session, actor: Actor, held: Contribution, to_on: date, reason: str, now: datetime) -> Extension:
    values = dict(
        site_id=held.site_id, contribution_id=held.id, from_on=held.due_on, to_on=to_on, reason=reason, by_id=actor.account_id, at=now
    )
    if not upsert(session, Extension, values, ["contribution_id"]):
        raise Refused(no(_l("La date a déjà été repoussée une fois."), _l("Rechargez la page.")))
    session.execute(
        update(Contribution).where(Contribution.id == held.id).values(due_on=to_on, extended=True)
        .execution_options(synchronize_session=False)
    )
    session.refresh(held, ["due_on", "extended"])
    return session.scalars(select(Extension).where(Extension.contribution_id == held.id)).one()


def raise_escalations(session: Session, now: datetime, actor: Actor | None = None) -> int:
    """Raise every reminder and alarm that is due on all sites, once each; how many were new.

    Running it twice, or from two schedulers at once, raises nothing twice: the row of (input, level, date) is unique.
    """
    actor, day = actor or system("clock"), today(now)
    known = queries.escalated(session, day + HORIZON)
    raised = 0
    for held, zone in queries.running(session, day + HORIZON):
        due_on = rings_on(held)
        for level in levels_due(due_on, day, zone):
            if (held.id, level.value, due_on) not in known:
                raised += _raise(session, actor, held, level, now)
    return raised


def _raise(session: Session, actor: Actor, held: Contribution, level: Level, now: datetime) -> bool:
    values = dict(site_id=held.site_id, contribution_id=held.id, level=level.value, due_on=held.due_on, at=now)
    if not upsert(session, Escalation, values, ["contribution_id", "level", "due_on"]):
        return False
    record(
        session, actor, "answers.escalate", held, now=now, level=level.value, team_id=held.team_id, due_on=rings_on(held).isoformat(),
        round=2 if held.reopened_at else 1,
    )
    return True


def rings_on(held: Contribution) -> date:
    """The date of a clock that runs. Raises ValueError for an input without one."""
    if held.due_on is None:
        raise ValueError(f"contribution {held.id} has no clock")
    return held.due_on
