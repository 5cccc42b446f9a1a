"""What this package adds to the pages of an input: who took it down and where, the same words in French."""

from typing import Any

from app.assisted import queries
from app.contributions.models import Contribution
from app.contributions.panels import Panel
from app.contributions.rules import Channel
from app.people.rules import Actor

BY_SOMEBODY = (Channel.HELPED, Channel.PHONE, Channel.PAPER)


def taken_down(session: Any, _actor: Actor, contribution: Contribution, _now: Any) -> dict[str, Any] | None:
    """The line « taken down by a helper »; nothing for what somebody wrote themselves."""
    if contribution.channel not in BY_SOMEBODY:
        return None
    taking = queries.taking_of(session, contribution.id)
    if taking is None or contribution.withdrawn_at is not None or contribution.hidden_at is not None:
        return None
    return {"taking": taking, "input": contribution}


PANELS = (
    Panel("taken-down", "public", "assisted/_taken_down.html", taken_down, order=2),
    Panel("taken-down", "receipt", "assisted/_taken_down.html", taken_down, order=2),
    Panel("taken-down", "desk", "assisted/_taken_down.html", taken_down, order=2),
)
