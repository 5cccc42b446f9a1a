"""Reading inputs, their companions, and what was already said in other words."""

from app.contributions.queries.companions import (
    draft, photo_is_kept, photo_is_mine, photo_is_public, photos, revisions, support_of, supported_by, told_supports,
    unsent_photos,
)
from app.contributions.queries.inputs import (
    by_code, by_import_key, by_submission_key, get, merged_into, own_inputs, recount_supports, visible,
)
from app.contributions.queries.similar import Similar, similar

__all__ = [
    "Similar", "by_code", "by_import_key", "by_submission_key", "draft", "get", "merged_into", "own_inputs",
    "photo_is_kept", "photo_is_mine", "photo_is_public", "photos", "recount_supports", "revisions", "similar",
    "support_of", "supported_by", "told_supports", "unsent_photos", "visible",
]
