"""The blueprint, and the settings its pages need."""

from flask import Blueprint, current_app

from app.core.settings import Settings
from app.notifications.links import Links

bp = Blueprint("notifications", __name__)


def settings() -> Settings:
    """The platform's settings."""
    found: Settings = current_app.extensions["settings"]
    return found


def links() -> Links:
    """Addresses and signed tokens."""
    return Links(settings())
