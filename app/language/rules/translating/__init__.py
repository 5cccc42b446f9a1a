"""A translation's states, when it is old, and which one presses most. Pure."""

from app.language.rules.translating.states import TRANSITIONS, digest_of, missing, mark_of, source_after
from app.language.rules.translating.urgency import SOON, Standing, rank, standing

__all__ = ["SOON", "TRANSITIONS", "Standing", "digest_of", "missing", "mark_of", "rank", "source_after", "standing"]
