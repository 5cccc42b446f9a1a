"""Pages of a consultation: for residents, for staff, on paper."""

from app.processes.views import desk, printed, public  # noqa: F401 – each adds its routes to the blueprint
from app.processes.views.blueprint import bp

__all__ = ["bp"]
