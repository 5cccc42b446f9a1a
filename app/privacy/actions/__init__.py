"""Deleting what is too old, and erasing a person who asks for it."""

from app.privacy.actions.erasure import erase_account, forget_sender
from app.privacy.actions.retention import apply_retention

__all__ = ["apply_retention", "erase_account", "forget_sender"]
