"""Pages of answers: the desk, the signatures, promises, the author's word, late lists and teams."""

from app.answers import queries
from app.answers.views import (  # noqa: F401 – each adds its routes to the blueprint
    desk, hearing, promises, replies, teams,
)
from app.answers.views.blueprint import bp
from app.answers.views.panels import PANELS

PICTURES = (queries.photo_shown,)

__all__ = ["PANELS", "PICTURES", "bp"]
