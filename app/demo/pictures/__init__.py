"""Pictures of the demonstration: drawn, flat and marked as such, because an invented photo would lie."""

import io
from pathlib import Path

from app.contributions.actions import keep_picture
from app.demo.pictures.scenes import SCENES
from app.demo.pictures.sheet import Sheet

__all__ = ["draw", "keep"]


def draw(name: str) -> bytes:
    """A scene of `scenes.SCENES` as a PNG file of 800 × 600 pixels."""
    sheet = Sheet()
    for part in SCENES[name]:
        part(sheet)
    return sheet.png()


def keep(name: str, folder: Path) -> str:
    """Draw a scene and store it like any photo; its digest."""
    return keep_picture(io.BytesIO(draw(name)), folder).digest
