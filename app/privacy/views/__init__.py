"""The public notice, what is kept of me, and being forgotten."""

from app.privacy.views import mine, notice, sender  # noqa: F401 – each adds its routes to the blueprint
from app.privacy.views.blueprint import bp
from app.privacy.views.sender import PANELS

__all__ = ["PANELS", "bp"]
