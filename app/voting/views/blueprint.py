"""The blueprint, and how a view finds its vote."""

from flask import Blueprint, abort

from app.core.web.current import db
from app.sites.identity import current_actor, current_site
from app.sites.permissions import organises
from app.voting.queries import votes
from app.voting.queries.votes import Sheet
from app.voting.rules.states import VoteState

bp = Blueprint("voting", __name__)


def sheet_or_404(slug: str) -> Sheet:
    """The vote of the present site, if the reader may know of it: drafts are for those who prepare them."""
    sheet = votes.by_slug(db(), current_site().id, slug)
    if sheet is None or (sheet.vote.state == VoteState.DRAFT and not organises(current_actor(), current_site())):
        abort(404)
    return sheet
