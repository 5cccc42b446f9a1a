"""Pages of moderation: reports, the author's side of a hiding, appeals, the public register."""

from app.moderation.views import appeals, author, register, reports  # noqa: F401 – each adds its routes to the blueprint
from app.moderation.views.blueprint import bp
from app.moderation.views.panels import PANELS

__all__ = ["PANELS", "bp"]
