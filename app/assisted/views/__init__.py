"""A mediator's screens, the phone desk, paper in and out, and the wall's poster."""

from app.assisted.views import mediator, phone, taking, wall  # noqa: F401 – each adds its routes to the blueprint
from app.assisted.views.blueprint import bp
from app.assisted.views.panels import PANELS
from app.assisted.views.paper import LOOKUPS
from app.people.rules import Role
from app.sites.landings import Landing

LANDINGS = (Landing(Role.HELPER, "help/"),)

__all__ = ["LANDINGS", "LOOKUPS", "PANELS", "bp"]
