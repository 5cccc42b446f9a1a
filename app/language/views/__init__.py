"""Plain language in the page: the check while one types."""

from app.language.views import words  # noqa: F401 – adds its route to the blueprint
from app.language.views.blueprint import bp

__all__ = ["bp"]
