"""The servers a worker speaks to."""

from tests.notifications.conftest import mailboxes, redis

__all__ = ["mailboxes", "redis"]
