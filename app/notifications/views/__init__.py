"""Following, what one receives and how to stop it, what did not get through, and the demonstration's outbox."""

from app.notifications.views import deliveries, following, messages, outbox  # each adds its routes to the blueprint
from app.notifications.views.blueprint import bp

PANELS = following.PANELS
__all__ = ["PANELS", "bp", "deliveries", "messages", "outbox"]
