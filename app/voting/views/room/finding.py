"""What the room's views share: their vote in any state, and one person of its roll."""

from flask import abort

from app.core.web.current import db
from app.sites.identity import current_site
from app.voting.models import Elector
from app.voting.queries import roll, votes
from app.voting.queries.votes import Sheet


def room_sheet(slug: str) -> Sheet:
    """The vote of the present site; drafts too, because people arrive before it opens."""
    sheet = votes.by_slug(db(), current_site().id, slug)
    if sheet is None:
        abort(404)
    return sheet


def elector_or_404(sheet: Sheet, elector_id: int) -> Elector:
    """One line of its roll."""
    elector = roll.elector(db(), sheet.vote.id, elector_id)
    if elector is None:
        abort(404)
    return elector
