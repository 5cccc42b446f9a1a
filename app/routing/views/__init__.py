"""The desk: the queue, the staff page of one input, the author's answers to questions."""

from app.routing.views import author, decisions, lists, queue, staff, teamwork  # noqa: F401 – each adds its routes to the blueprint
from app.routing.views.blueprint import bp
from app.routing.views.panels import PANELS

__all__ = ["PANELS", "bp"]
