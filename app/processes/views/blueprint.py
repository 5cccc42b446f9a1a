"""The blueprint, and how each view finds its consultation through its site."""

from flask import Blueprint, abort

from app.core.web.current import db
from app.processes import permissions, queries
from app.processes.queries import Sheet
from app.sites.identity import current_actor, current_site

bp = Blueprint("processes", __name__)


def sheet_or_404(slug: str) -> Sheet:
    """The consultation of the present site, if the reader may see it."""
    sheet = queries.by_slug(db(), current_site().id, slug)
    if sheet is None or not permissions.may_see(current_actor(), current_site(), sheet):
        abort(404)
    return sheet
