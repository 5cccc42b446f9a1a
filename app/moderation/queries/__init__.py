"""Reading acts, reports, appeals and the public register. A thing of a site is always fetched through its site."""

from app.moderation.queries.acts import (
    MASK, act, acts_by, acts_on, author_account, gathered_in, hiding, last_act, live_acts_after, masked_words, maskings,
    merged_into_it, stamp_of,
)
from app.moderation.queries.appeals import appeal, appeal_of, appeals, open_appeals_count
from app.moderation.queries.register import counts_by_month, public_acts, remarks
from app.moderation.queries.reports import own_report, reports_on

__all__ = [
    "MASK", "act", "acts_by", "acts_on", "appeal", "appeal_of", "appeals", "author_account", "counts_by_month",
    "gathered_in", "hiding", "last_act", "live_acts_after", "masked_words", "maskings", "merged_into_it",
    "open_appeals_count", "own_report", "public_acts", "remarks", "reports_on", "stamp_of",
]
