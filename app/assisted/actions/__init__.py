"""The verbs of assisted ways in: importing, taking down, printing sheets and typing them in, printing letters."""

from app.assisted.actions.importing import Report, import_inputs
from app.assisted.actions.letters import print_letters
from app.assisted.actions.sheets import print_batch, undo_slip, void_slip
from app.assisted.actions.slips import Entered, enter_slip
from app.assisted.actions.taking import joins_in, take_down

__all__ = [
    "Entered", "Report", "enter_slip", "import_inputs", "joins_in", "print_batch", "print_letters", "take_down", "undo_slip", "void_slip",
]
