"""Timed jobs: what is due now, and one run per job and period whichever process looks at the clock first.

Periods follow French wall clocks. A run that was cut off (no `finish`) may be taken up again once its lease is over.
"""

from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from app.core.clock import local
from app.core.db import upsert
from app.worker.models import JobRun

LEASE = timedelta(minutes=15)
KEPT = timedelta(days=90)
"""How long finished runs are remembered."""

Period = Callable[[datetime], str | None]
"""Names the period an instant belongs to, or says None when the job's hour has not come yet."""


def hourly() -> Period:
    """Once an hour. In UTC, so that the hour repeated in autumn is two hours."""
    return lambda now: f"{now:%Y-%m-%dT%H}"


def daily(hour: int) -> Period:
    """Once a day, from that hour on: a machine that slept through it catches up."""
    return lambda now: f"{local(now):%Y-%m-%d}" if local(now).hour >= hour else None


def weekly(weekday: int, hour: int) -> Period:
    """Once a week, from that day (0: Monday) and hour on."""

    def period(now: datetime) -> str | None:
        here = local(now)
        return f"{here:%G-W%V}" if (here.weekday(), here.hour) >= (weekday, hour) else None

    return period


def claim(session: Session, job: str, period: str, *, now: datetime) -> bool:
    """Whether the caller may run the job for this period: nobody did, or the one who did was cut off."""
    values = dict(job=job, period=period, started_at=now, leased_until=now + LEASE)
    if upsert(session, JobRun, values, ["job", "period"]):
        return True
    taken = session.execute(
        update(JobRun)
        .where(JobRun.job == job, JobRun.period == period, JobRun.finished_at.is_(None), JobRun.leased_until < now)
        .values(leased_until=now + LEASE)
    )
    return taken.rowcount == 1  # type: ignore[attr-defined]


def is_taken(session: Session, job: str, period: str, *, now: datetime) -> bool:
    """Whether somebody ran, or is running, the job for this period (a cheap read before `claim`)."""
    run = session.get(JobRun, (job, period))
    return run is not None and (run.finished_at is not None or run.leased_until >= now)


def finish(session: Session, job: str, period: str, *, now: datetime) -> None:
    """The run went through to its end."""
    session.execute(update(JobRun).where(JobRun.job == job, JobRun.period == period).values(finished_at=now))
    session.execute(delete(JobRun).where(JobRun.started_at < now - KEPT))


def give_back(session: Session, job: str, period: str, *, now: datetime) -> None:
    """The run failed: whoever looks next may try again, after a pause."""
    session.execute(
        update(JobRun).where(JobRun.job == job, JobRun.period == period).values(leased_until=now + LEASE / 3)
    )
