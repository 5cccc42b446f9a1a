"""Preparing a vote: councils, the draft's screens one by one, its options, its roll."""

from app.voting.actions.preparing.councils import create_council, edit_council
from app.voting.actions.preparing.drafting import cancel, create, edit, hold_draft
from app.voting.actions.preparing.options import move_option, set_options
from app.voting.actions.preparing.roll import add_lines, copy_roll, correct, make_codes, remove, ways

__all__ = [
    "add_lines", "cancel", "copy_roll", "correct", "create", "create_council", "edit", "edit_council", "hold_draft", "make_codes", "move_option",
    "remove", "set_options", "ways",
]
