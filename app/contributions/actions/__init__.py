"""The verbs of every input, whatever its kind."""

from app.contributions.actions.author import drop_translation, edit, withdraw
from app.contributions.actions.drafts import drop_draft, forget_drafts, keep_draft, move_draft
from app.contributions.actions.photos import KeptPicture, attach_photos, keep_photo, keep_picture, remove_files, remove_photo
from app.contributions.actions.progress import advance, give_to
from app.contributions.actions.submission import index_words, submit
from app.contributions.actions.supports import support, unsupport

__all__ = [
    "KeptPicture", "advance", "attach_photos", "drop_draft", "drop_translation", "edit", "forget_drafts", "give_to", "index_words",
    "keep_draft", "keep_photo", "keep_picture", "move_draft", "remove_files", "remove_photo", "submit", "support", "unsupport", "withdraw",
]
