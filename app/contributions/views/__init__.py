"""Pages every input has: the receipt and its acts, the way in by code, the slip, the photos."""

from app.contributions.views import author, code, contact, photos, receipt, slip  # noqa: F401 – each adds its routes
from app.contributions.views.blueprint import bp

__all__ = ["bp"]
