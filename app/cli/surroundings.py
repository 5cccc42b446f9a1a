"""What a command works with."""

from flask import current_app

from app.core.db import Database
from app.core.settings import Settings


def database() -> Database:
    """The application's database."""
    found: Database = current_app.extensions["database"]
    return found


def settings() -> Settings:
    """The settings of this process."""
    found: Settings = current_app.extensions["settings"]
    return found
