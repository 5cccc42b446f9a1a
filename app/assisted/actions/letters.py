"""Printing letters: each answer once for each person; printing a run again changes nothing."""

from datetime import datetime

from sqlalchemy.orm import Session

from app.assisted.models import Letter
from app.assisted.permissions import prints_letters
from app.assisted.queries import due_letters
from app.audit.actions import record
from app.core.db import upsert
from app.core.verdicts import require
from app.people.rules import Actor
from app.sites.models import Site


def print_letters(session: Session, actor: Actor, site: Site, *, now: datetime) -> int:
    """Mark the letters that wait as printed at `now`; how many. Two people at once: each letter goes to one of them."""
    require(prints_letters(actor, site))
    printed = 0
    for due in due_letters(session, site.id):
        values = dict(
            site_id=site.id, contribution_id=due.contribution.id, answer_id=due.answer.id, printed_by_id=actor.account_id, printed_at=now
        )
        if upsert(session, Letter, values, ["contribution_id", "answer_id"]):
            printed += 1
            record(session, actor, "assisted.print_letter", due.contribution, now=now, answer_id=due.answer.id)
    return printed
