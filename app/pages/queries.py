"""Reads for the pages that gather several features: a constant number of queries each, from counters and short lists."""

from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.answers.models import Answer, AnswerState
from app.contributions.models import Contribution
from app.contributions.queries import similar, visible
from app.processes.models import Framing, Process, ProcessState
from app.proposals.models import Proposal
from app.sites.models import Site, Team
from app.voting.models import Vote
from app.voting.queries import results
from app.voting.rules.timing import Phase, phase


def towns(session: Session) -> list[Any]:
    """Each site with its open consultations and its answers given, by name (one query)."""
    opened = (
        select(Process.site_id, func.count().label("open_count")).where(Process.state == ProcessState.OPEN)
        .group_by(Process.site_id).subquery()
    )
    answered = select(Team.site_id, func.sum(Team.answered_count).label("answered")).group_by(Team.site_id).subquery()
    query = (
        select(Site, func.coalesce(opened.c.open_count, 0).label("open_count"), func.coalesce(answered.c.answered, 0).label("answered"))
        .outerjoin(opened, opened.c.site_id == Site.id).outerjoin(answered, answered.c.site_id == Site.id)
    )
    return list(session.execute(query.where(Site.left_at.is_(None)).order_by(Site.name)))


def totals(session: Session, site_id: int) -> Any:
    """What the site's teams did, summed from their counters (one query)."""
    columns = (Team.answered_count, Team.on_time_count, Team.heard_yes_count, Team.heard_partly_count, Team.heard_no_count)
    return session.execute(select(*(func.coalesce(func.sum(column), 0).label(column.key) for column in columns)).where(Team.site_id == site_id)).one()


def latest_answers(session: Session, site_id: int, limit: int) -> list[Any]:
    """The newest published answers with the idea they answer (one query)."""
    query = (
        select(Answer, Contribution.title, Contribution.state, Contribution.kind)
        .join(Contribution, Contribution.id == Answer.contribution_id)
        .where(Answer.site_id == site_id, Answer.state == AnswerState.PUBLISHED)
    )
    return list(session.execute(visible(query).order_by(Answer.published_at.desc(), Answer.id.desc()).limit(limit)))


def latest_ideas(session: Session, site_id: int, limit: int) -> list[Proposal]:
    """The newest visible ideas (one query)."""
    query = select(Proposal).where(Proposal.site_id == site_id, Proposal.merged_into_id.is_(None))
    return list(session.scalars(visible(query).order_by(Proposal.id.desc()).limit(limit)))


def found_processes(session: Session, site_id: int, text: str) -> list[Any]:
    """Consultations whose title or question holds the text (one query; a town has a few dozen)."""
    newest = select(Framing.process_id, func.max(Framing.version).label("version")).group_by(Framing.process_id).subquery()
    pattern = "%" + text.lower().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
    query = (
        select(Process, Framing.question).join(newest, newest.c.process_id == Process.id)
        .join(Framing, (Framing.process_id == Process.id) & (Framing.version == newest.c.version))
        .where(Process.site_id == site_id, Process.state != ProcessState.DRAFT)
        .where(func.lower(Framing.question).like(pattern, escape="\\") | func.lower(Process.title).like(pattern, escape="\\"))
    )
    return list(session.execute(query.order_by(Process.id.desc()).limit(10)))


def current_votes(session: Session, site_id: int, now: datetime) -> list[tuple[Vote, Phase]]:
    """The votes for a home page: what can be voted on, then what was decided lately, each with its phase (one query)."""
    return [(vote, phase(vote, now)) for vote in results.current(session, site_id)]


def found_votes(session: Session, site_id: int, text: str, now: datetime) -> list[tuple[Vote, Phase]]:
    """Votes whose question holds the text (one query; a town has a few dozen)."""
    return [(vote, phase(vote, now)) for vote in results.found(session, site_id, text)]


def vote_addresses(session: Session) -> list[Any]:
    """(site slug, vote slug) of every vote with a lasting page."""
    sites = {row.id: row.slug for row in session.execute(select(Site.id, Site.slug).where(Site.left_at.is_(None)))}
    return [(sites[site_id], slug) for site_id, slug in results.public_addresses(session) if site_id in sites]


def found_ideas(session: Session, site_id: int, text: str, language: str) -> list[Any]:
    """Ideas that share words with the text, best first."""
    return similar(session, site_id, text, language, limit=20, at_least=0.05)


def site_map(session: Session) -> list[Any]:
    """(site slug, process slug) of every public consultation."""
    query = select(Site.slug, Process.slug).join(Process, Process.site_id == Site.id)
    return list(session.execute(query.where(Process.state != ProcessState.DRAFT, Site.left_at.is_(None)).order_by(Site.slug, Process.id)))
