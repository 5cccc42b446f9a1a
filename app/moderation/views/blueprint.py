"""The blueprint, and how each view finds its input through its site."""

from flask import Blueprint, abort

from app.contributions.rules import public_path
from app.contributions import queries
from app.contributions.models import Contribution
from app.core.web.current import db
from app.sites.identity import current_site

bp = Blueprint("moderation", __name__)


def input_or_404(contribution_id: int) -> Contribution:
    """An input of the present site."""
    found = queries.get(db(), current_site().id, contribution_id)
    if found is None:
        abort(404)
    return found


def input_path(kind: str, contribution_id: int) -> str:
    """Where everybody reads an input of the present site."""
    return public_path(current_site().slug, kind, contribution_id)
