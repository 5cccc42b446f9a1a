"""What routing adds to the pages of an input."""

from typing import TYPE_CHECKING, Any

from app.contributions.models import Contribution
from app.contributions.panels import Panel
from app.people.rules import Actor
from app.routing import queries
from app.routing.forms import ReplyForm

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def asked(session: "Session", _actor: Actor, contribution: Contribution, _now: Any) -> dict[str, Any] | None:
    """The town's questions, the open one with its form."""
    questions = queries.questions(session, contribution.id)
    return {"input": contribution, "questions": questions, "form": ReplyForm(formdata=None)} if questions else None


def forwarded(session: "Session", _actor: Actor, contribution: Contribution, _now: Any) -> dict[str, Any] | None:
    """Who outside the town has it, and whom to call."""
    found = queries.forwarding(session, contribution.id) if contribution.state == "elsewhere" else None
    return {"forwarding": found[0], "body": found[1]} if found else None


PANELS = (
    Panel("asked", "receipt", "routing/_asked.html", asked, order=10),
    Panel("forwarded", "receipt", "routing/_forwarded.html", forwarded, order=20),
    Panel("forwarded", "public", "routing/_forwarded.html", forwarded, order=20),
)
