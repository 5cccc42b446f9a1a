"""What the clock does by itself."""

from app.contributions import actions
from app.core import clock
from app.core.db import Database
from app.core.settings import Settings


def forget_drafts(database: Database, settings: Settings) -> int:
    """Delete what was typed and never sent; files go after the commit. How many photos went."""
    with database.transaction() as session:
        digests = actions.forget_drafts(session, now=clock.now())
    for digest in digests:
        actions.remove_files(digest, settings.data_dir / "photos")
    return len(digests)
