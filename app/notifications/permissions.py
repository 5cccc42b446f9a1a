"""Who may see what did not get through, and the demonstration's outbox."""

from app.people.rules import Role
from app.sites.permissions import holds

sees_deliveries = holds(Role.MODERATOR, Role.ADMINISTRATOR)
