"""Reading consultations with their framing in force and their steps."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.language.uses import Written
from app.processes.models import Framing, Process, ProcessState, Step, StepKind


@dataclass(frozen=True)
class Sheet:
    """A consultation as a page needs it: the process, its framing in force, its steps in order."""

    process: Process
    framing: Framing
    steps: tuple[Step, ...]

    def step(self, kind: StepKind) -> Step | None:
        return next((step for step in self.steps if step.kind == kind), None)


def by_slug(session: Session, site_id: int, slug: str) -> Sheet | None:
    """A consultation of the site, whatever its state (views decide who may see a draft)."""
    return _sheet(session, select(Process).where(Process.site_id == site_id, Process.slug == slug))


def get(session: Session, site_id: int, process_id: int) -> Sheet | None:
    """A consultation of the site by its id."""
    return _sheet(session, select(Process).where(Process.site_id == site_id, Process.id == process_id))


def by_code(session: Session, code: str) -> Process | None:
    """The consultation whose short address was typed; drafts stay out of sight."""
    return session.scalars(select(Process).where(Process.code == code, Process.state != ProcessState.DRAFT)).first()


def code_taken(session: Session, code: str) -> bool:
    return session.scalars(select(Process.id).where(Process.code == code)).first() is not None


def slug_taken(session: Session, site_id: int, slug: str) -> bool:
    return session.scalars(select(Process.id).where(Process.site_id == site_id, Process.slug == slug)).first() is not None


def public_list(session: Session, site_id: int) -> list[Sheet]:
    """The consultations everybody may see, open ones first, newest first (three queries)."""
    query = select(Process).where(Process.site_id == site_id, Process.state != ProcessState.DRAFT)
    processes = list(session.scalars(query.order_by((Process.state != ProcessState.OPEN), Process.id.desc()).limit(50)))
    return _sheets(session, processes)


def staff_list(session: Session, site_id: int) -> list[Sheet]:
    """All consultations of the site, drafts first."""
    query = select(Process).where(Process.site_id == site_id)
    return _sheets(session, list(session.scalars(query.order_by((Process.state != ProcessState.DRAFT), Process.id.desc()))))


def versions(session: Session, process_id: int) -> list[Framing]:
    """All versions of a framing, newest first."""
    return list(session.scalars(select(Framing).where(Framing.process_id == process_id).order_by(Framing.version.desc())))


def _sheet(session: Session, query: object) -> Sheet | None:
    process = session.scalars(query).first()  # type: ignore[call-overload]
    return _sheets(session, [process])[0] if process else None


def _sheets(session: Session, processes: list[Process]) -> list[Sheet]:
    ids = [process.id for process in processes]
    framings: dict[int, Framing] = {}
    for framing in session.scalars(select(Framing).where(Framing.process_id.in_(ids)).order_by(Framing.version)):
        framings[framing.process_id] = framing
    steps: dict[int, list[Step]] = {}
    for step in session.scalars(select(Step).where(Step.process_id.in_(ids)).order_by(Step.position)):
        steps.setdefault(step.process_id, []).append(step)
    return [Sheet(process, framings[process.id], tuple(steps.get(process.id, ()))) for process in processes]


def written(session: Session, site_id: int) -> Iterator[Written]:
    """What the public consultations of a site say, for the glossary's « where is this word used? »."""
    for sheet in public_list(session, site_id):
        framing, process = sheet.framing, sheet.process
        parts = (framing.question, framing.can_change, framing.cannot_change, framing.money, framing.what_happens, framing.who_may, process.result)
        yield Written(process.title, f"processes/{process.slug}", "\n".join(part for part in parts if part))
