"""The verbs of telling: deriving notices from the outbox, leasing and settling them, following, stopping."""

from app.notifications.actions.deliveries import dismiss, retry
from app.notifications.actions.delivery import Outcome, lease, settle
from app.notifications.actions.digest import prepare_digests
from app.notifications.actions.following import change_rhythm, follow, unfollow
from app.notifications.actions.outbox import derive, put, start_from
from app.notifications.actions.stopping import resume, stop

__all__ = [
    "Outcome", "change_rhythm", "derive", "dismiss", "follow", "lease", "prepare_digests", "put", "resume", "retry", "settle",
    "start_from", "stop", "unfollow",
]
