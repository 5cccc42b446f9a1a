"""A site's colours, the desk where a town sets itself up, and the programme's own pages."""

from app.sites.views import absences, national, partners, people, places, roster, settings, teams, theme, themes  # noqa: F401 – each adds its routes
from app.sites.views.blueprint import bp

__all__ = ["bp"]
