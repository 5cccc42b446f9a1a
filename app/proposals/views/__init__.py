"""Pages of ideas: four small screens to give one, its public page, « me too », lists."""

from app.proposals.views import idea, listing, sending, similar, support, writing  # noqa: F401 – each adds its routes
from app.proposals.views.blueprint import STEPS, bp

__all__ = ["STEPS", "bp"]
