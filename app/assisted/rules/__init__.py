"""What a file's columns mean, how words taken down are stored, what a printed slip may become. Pure."""

from app.assisted.rules.columns import CHANNELS, COLUMNS, Refusal, plain, read_date, read_header, row_key
from app.assisted.rules.slips import BATCH_LIMIT, CARDS_LIMIT, TRANSITIONS, Mark, SlipState, scanned
from app.assisted.rules.taking import CONSENT_KIND, CONSENT_VERSION, NOTED_AT_LIMIT, POSTAL_LIMIT, SPOKEN, Taken, once_key, title_and_body

__all__ = [
    "BATCH_LIMIT", "CARDS_LIMIT", "CHANNELS", "COLUMNS", "CONSENT_KIND", "CONSENT_VERSION", "Mark", "NOTED_AT_LIMIT", "POSTAL_LIMIT",
    "Refusal", "SPOKEN", "SlipState", "TRANSITIONS", "Taken", "once_key", "plain", "read_date", "read_header", "row_key", "scanned",
    "title_and_body",
]
