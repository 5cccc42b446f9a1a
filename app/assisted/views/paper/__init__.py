"""Paper: sheets to print, the desk that types them in, letters."""

from app.assisted.views.paper import batches, desk, letters, loose  # noqa: F401 – each adds its routes to the blueprint
from app.assisted.views.paper.lookup import LOOKUPS

__all__ = ["LOOKUPS"]
