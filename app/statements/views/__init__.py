"""Cards: for residents one tap at a time, for staff a list to fill."""

from app.statements.views import desk, public  # noqa: F401 – each adds its routes to the blueprint
from app.statements.views.blueprint import STEPS, bp

__all__ = ["STEPS", "bp"]
