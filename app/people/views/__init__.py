"""Coming in, going out, one's own space, and the choice of language."""

from app.people.views import language, residents, space, staff  # noqa: F401 – each adds its routes to the blueprint
from app.people.views.blueprint import bp

__all__ = ["bp"]
