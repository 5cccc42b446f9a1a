"""Once a day: what is too old goes, with the files and the traces that the database leaves behind."""

from pathlib import Path

from app.contributions.actions import remove_files
from app.core import clock
from app.core.db import Database
from app.core.settings import Settings
from app.privacy import actions, queries

JUST_MADE = 24 * 3600
"""Seconds during which a file may belong to a row that is being written."""


def apply_retention(database: Database, settings: Settings) -> dict[str, int]:
    """Delete everything whose time is over; how many of each kind."""
    with database.transaction() as session:
        counts = actions.apply_retention(session, now=clock.now())
    counts["files"] = sweep_photos(database, settings.data_dir / "photos")
    database.forget_deleted()
    return counts


def sweep_photos(database: Database, folder: Path) -> int:
    """Delete the picture files of which no row speaks any more; how many."""
    old = [path for path in folder.glob("*.jpg") if path.stat().st_mtime < clock.now().timestamp() - JUST_MADE]
    digests = sorted({path.stem.removesuffix("-s") for path in old})
    lost: set[str] = set()
    with database.read() as session:
        for start in range(0, len(digests), 500):
            lost |= queries.lost_photos(session, digests[start:start + 500])
    for digest in lost:
        remove_files(digest, folder)
    return len(lost)
