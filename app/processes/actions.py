"""The verbs of a consultation. All roads to « open » pass through `open_process`."""

import secrets
from datetime import date, datetime
from typing import Any

from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from app.audit.actions import record
from app.core.db import upsert
from app.core.verdicts import require
from app.people.rules import Actor
from app.processes import permissions, queries, rules
from app.processes.models import Framing, Participation, Process, ProcessState, Step, StepKind
from app.processes.queries import Sheet
from app.sites.models import Site


class Incomplete(ValueError):
    """A change would leave an open consultation with an incomplete framing; `lacks` names what is missing."""

    def __init__(self, lacks: list[str]) -> None:
        super().__init__(", ".join(lacks))
        self.lacks = lacks


def create(
    session: Session, actor: Actor, site: Site, *, title: str, now: datetime, territory_id: int | None = None, code: str | None = None
) -> Process:
    """A new draft with an empty framing (version 1)."""
    require(permissions.may_prepare(actor, site))
    slug = base = rules.slug_of(title)
    number = 2
    while queries.slug_taken(session, site.id, slug):
        slug, number = f"{base}-{number}", number + 1
    process = Process(
        site_id=site.id, territory_id=territory_id, slug=slug, code=code or _free_code(session, title), title=title,
        created_by_id=actor.account_id, created_at=now,
    )
    session.add(process)
    session.flush()
    session.add(Framing(process_id=process.id, version=1, created_by_id=actor.account_id, created_at=now))
    record(session, actor, "processes.create", process, now=now)
    return process


def _free_code(session: Session, title: str) -> str:
    attempt = 0
    while queries.code_taken(session, code := rules.poster_code(title, attempt, secrets.choice)):
        attempt += 1
    return code


def frame(session: Session, actor: Actor, site: Site, sheet: Sheet, changes: dict[str, Any], *, note: str = "", now: datetime) -> Framing:
    """Change the framing. A draft's is changed in place; an open one gets a new version, and followers are told.

    Raises `Incomplete` when an open consultation would lose a compulsory part.
    """
    require(permissions.may_prepare(actor, site))
    old = sheet.framing
    if sheet.process.state == ProcessState.DRAFT:
        for name, value in changes.items():
            setattr(old, name, value)
        record(session, actor, "processes.frame", sheet.process, now=now, version=old.version)
        return old
    values = {name: getattr(old, name) for name in rules.FRAMING_FIELDS} | changes
    new = Framing(
        process_id=old.process_id, version=old.version + 1, change_note=note, created_by_id=actor.account_id, created_at=now, **values
    )
    if lacks := rules.missing(new, sheet.steps):
        raise Incomplete(lacks)
    changed = rules.changed_fields(old, new)
    if not changed:
        return old
    session.add(new)
    record(session, actor, "processes.frame", sheet.process, now=now, version=new.version, changed=changed)
    return new


def plan_step(
    session: Session, actor: Actor, site: Site, sheet: Sheet, kind: StepKind, opens_on: date, closes_on: date, *, now: datetime
) -> Step:
    """Set the dates of a step, adding it when it is not there yet."""
    require(permissions.may_prepare(actor, site))
    step = sheet.step(kind)
    if step is None:
        step = Step(process_id=sheet.process.id, kind=kind, opens_on=opens_on, closes_on=closes_on, position=list(StepKind).index(kind))
        session.add(step)
    step.opens_on, step.closes_on = opens_on, closes_on
    session.flush()
    dates: dict[str, Any] = {"opens_on": opens_on.isoformat(), "closes_on": closes_on.isoformat()}
    record(session, actor, "processes.plan_step", sheet.process, now=now, step=str(kind), **dates)
    return step


def open_process(session: Session, actor: Actor, site: Site, sheet: Sheet, *, now: datetime) -> Process:
    """Open to residents. Refused while anything of the framing is missing."""
    require(permissions.may_open(actor, site, sheet))
    sheet.process.state, sheet.process.opened_at = ProcessState.OPEN, now
    record(session, actor, "processes.open_process", sheet.process, now=now, version=sheet.framing.version)
    return sheet.process


def close_process(session: Session, actor: Actor, site: Site, sheet: Sheet, *, now: datetime) -> Process:
    """Close: nothing more can be said; everything stays readable at the same address. The entry holds the counts of that instant."""
    if not actor.system:
        require(permissions.may_prepare(actor, site))
    process = sheet.process
    hold(session, process)
    if process.state == ProcessState.OPEN:
        process.state, process.closed_at = ProcessState.CLOSED, now
        counts = {name: getattr(process, f"{name}_count") for name in ("positions", "participants", "contributions")}
        record(session, actor, "processes.close_process", process, now=now, **counts)
    return process


def hold(session: Session, process: Process) -> None:
    """Keep the consultation as it is until the commit, and read it afresh: closing is a fence.

    A verb that adds to a consultation calls this and asks its permission again, as its last step but counting: it is then counted
    before the closing, or refused.
    """
    session.refresh(process, with_for_update={"key_share": True})


def publish_result(session: Session, actor: Actor, site: Site, sheet: Sheet, text: str, *, now: datetime) -> Process:
    """Say what came out of it (Markdown). It may be published again; each time is recorded."""
    require(permissions.may_prepare(actor, site))
    sheet.process.result, sheet.process.result_at = text, now
    record(session, actor, "processes.publish_result", sheet.process, now=now)
    return sheet.process


def take_part(session: Session, process_id: int, participant_id: int, *, now: datetime) -> None:
    """Count a person once among those who took part. Called by the verbs of the steps, which record themselves."""
    values = dict(process_id=process_id, participant_id=participant_id, since=now)
    if upsert(session, Participation, values, ["process_id", "participant_id"]):
        counted = update(Process).where(Process.id == process_id).values(participants_count=Process.participants_count + 1)
        session.execute(counted.execution_options(synchronize_session=False))


def take_no_part(session: Session, process_id: int, participant_id: int) -> None:
    """Uncount a person whose whole part was a mistake of whoever typed it in. Called by the verb that undoes, which records itself."""
    mine = (Participation.process_id == process_id) & (Participation.participant_id == participant_id)
    gone = session.execute(delete(Participation).where(mine))
    if gone.rowcount:  # type: ignore[attr-defined]
        counted = update(Process).where(Process.id == process_id).values(participants_count=Process.participants_count - 1)
        session.execute(counted.execution_options(synchronize_session=False))
