"""Reading what was taken down, the printed slips, the letters to print, and what a file may name."""

from app.assisted.queries.answered import Answered, answered
from app.assisted.queries.letters import LetterDue, due_count, due_letters, printed_run, runs
from app.assisted.queries.names import Names, names
from app.assisted.queries.slips import batch, batches, entered_lately, same_number, slip_by_code, slip_of, slips_of, state_counts
from app.assisted.queries.takings import places_of, taken_lately, taking_of

__all__ = [
    "Answered", "LetterDue", "Names", "answered", "batch", "batches", "due_count", "due_letters", "entered_lately", "names", "places_of",
    "printed_run", "runs", "same_number", "slip_by_code", "slip_of", "slips_of", "state_counts", "taken_lately", "taking_of",
]
