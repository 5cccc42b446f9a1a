"""Reading notices, follows, and who is to be told."""

from app.notifications.queries.addresses import Addressee, addressee, handle, is_suppressed, recent_to
from app.notifications.queries.deliveries import failed, failed_count, notice_of_site
from app.notifications.queries.follows import follow_of, follows_of_reader, reader_of, subject
from app.notifications.queries.messages import follows_with_subjects
from app.notifications.queries.local import local_message, local_messages
from app.notifications.queries.readers import (
    Reader, author, authors, contributors, followers, members, moderators, of_account, site_holders, team_agents, team_heads,
)

__all__ = [
    "Addressee", "Reader", "addressee", "author", "authors", "contributors", "failed", "failed_count",
    "follow_of", "followers", "follows_of_reader", "follows_with_subjects", "handle", "is_suppressed",
    "local_message", "local_messages", "members", "moderators", "notice_of_site", "of_account", "reader_of",
    "recent_to", "site_holders", "subject", "team_agents", "team_heads",
]
