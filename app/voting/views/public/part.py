"""What a consultation's page shows of the votes that belong to it."""

from datetime import datetime
from typing import Any

from app.people.rules import Actor
from app.processes.queries import Sheet
from app.processes.steps import Part
from app.voting.queries import results
from app.voting.rules.timing import phase


def votes_part(session: Any, _actor: Actor, sheet: Sheet, now: datetime) -> dict[str, Any] | None:
    """Each vote with its phase; nothing when there is none."""
    found = results.of_process(session, sheet.process.id)
    return {"votes": [(vote, phase(vote, now)) for vote in found]} if found else None


PARTS = (Part("voting/public/_part.html", votes_part),)
