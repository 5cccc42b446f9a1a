"""The blueprint of the pages every input has, and what they share."""

from pathlib import Path

from flask import Blueprint, current_app

from app.contributions.models import Contribution

bp = Blueprint("contributions", __name__)


def photo_folder() -> Path:
    """Where pictures rest."""
    folder: Path = current_app.extensions["settings"].data_dir / "photos"
    return folder


def absolute(path: str) -> str:
    """A full address, made from the settings and never from what the request claims."""
    return current_app.extensions["settings"].base_url.rstrip("/") + path


def public_path(contribution: Contribution, site_slug: str) -> str:
    """Where everybody reads an input of that kind."""
    return f"/{site_slug}/{contribution.kind}s/{contribution.id}"
