"""Home of all sites, home of one site, search, feeds, site map, method and legal pages."""

from app.pages.views import finding, fixed, homes, installed  # noqa: F401 – each adds its routes to the blueprint
from app.pages.views.blueprint import bp

__all__ = ["bp"]
