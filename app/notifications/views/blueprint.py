"""The blueprint, and the settings its pages need."""

from typing import Any

from flask import Blueprint, current_app

from app.core.settings import Settings
from app.core.web.current import db
from app.notifications import queries
from app.notifications.links import Links
from app.sites.identity import current_site

bp = Blueprint("notifications", __name__)


def settings() -> Settings:
    """The platform's settings."""
    found: Settings = current_app.extensions["settings"]
    return found


@bp.app_context_processor
def failed_deliveries() -> dict[str, Any]:
    """Lets the desk's first page say how many messages did not get through; asked only where it is shown."""
    return {"failed_deliveries": lambda: queries.failed_count(db(), current_site().id)}


def links() -> Links:
    """Addresses and signed tokens."""
    return Links(settings())
