"""Reading everything that is kept of a person."""

from app.privacy.queries.export import everything_about
from app.privacy.queries.people import addresses_of, last_application, lost_photos, participants_of, works_now

__all__ = ["addresses_of", "everything_about", "last_application", "lost_photos", "participants_of", "works_now"]
