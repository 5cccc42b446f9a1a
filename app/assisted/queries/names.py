"""What a file's words may name on a site, read once per import."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.assisted.rules import plain
from app.processes.models import Process, ProcessState
from app.sites import queries as sites


@dataclass(frozen=True)
class Names:
    """{plain word: id} for each column that names something."""

    process: dict[str, int]
    theme: dict[str, int]
    territory: dict[str, int]


def names(session: Session, site_id: int) -> Names:
    """Consultations by slug, title or code; themes and territories by slug or label."""
    query = select(Process).where(Process.site_id == site_id, Process.state != ProcessState.DRAFT)
    processes = {plain(word): row.id for row in session.scalars(query) for word in (row.slug, row.title, row.code)}
    themes = {plain(word): row.id for row in sites.themes(session, site_id) for word in (row.slug, row.label)}
    territories = {plain(word): row.id for row in sites.territories(session, site_id) for word in (row.slug, row.name)}
    return Names(processes, themes, territories)
