"""The blueprint, and how each view finds its input through its site."""

from flask import Blueprint, abort

from app.contributions import queries
from app.contributions.models import Contribution
from app.core.web.current import db
from app.sites.identity import current_site

bp = Blueprint("routing", __name__)


def input_or_404(input_id: int) -> Contribution:
    """An input of the present site."""
    found = queries.get(db(), current_site().id, input_id)
    if found is None:
        abort(404)
    return found
