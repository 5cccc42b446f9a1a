"""What moderation adds to the pages of an input."""

from typing import TYPE_CHECKING, Any

from app.contributions.models import Contribution
from app.contributions.panels import Panel
from app.moderation import queries
from app.moderation.permissions import MODERATORS, may_appeal, may_report
from app.people.rules import Actor

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def hidden_for_author(session: "Session", actor: Actor, contribution: Contribution, now: Any) -> dict[str, Any] | None:
    """Rule, reason, the way to rewrite, the appeal and where it stands."""
    act = queries.hiding(session, contribution.id) if contribution.hidden_at else None
    if act is None:
        return None
    return {
        "input": contribution, "act": act, "appeal": queries.appeal_of(session, act.id),
        "may_appeal": may_appeal(session, actor, act, contribution, now, contribution.receipt_code),
    }


def hidden_for_all(session: "Session", _actor: Actor, contribution: Contribution, _now: Any) -> dict[str, Any] | None:
    """The rule and the reason, without a word of the hidden text."""
    act = queries.hiding(session, contribution.id) if contribution.hidden_at else None
    return None if act is None else {"act": act, "appeal": queries.appeal_of(session, act.id)}


def masked(session: "Session", _actor: Actor, contribution: Contribution, _now: Any) -> dict[str, Any] | None:
    """What kinds of private information were masked, and when."""
    acts = queries.maskings(session, contribution.id)
    return {"acts": acts, "input": contribution} if acts else None


def gathered(session: "Session", _actor: Actor, contribution: Contribution, _now: Any) -> dict[str, Any] | None:
    """The inputs gathered here, each with its own « me too »; or where this one was gathered."""
    if contribution.merged_into_id is not None:
        into = queries.gathered_in(session, contribution)
        return {"input": contribution, "into": into, "others": []} if into else None
    others = queries.merged_into_it(session, contribution.id) if contribution.merged_count else []
    return {"input": contribution, "into": None, "others": others} if others else None


def report_link(_session: "Session", actor: Actor, contribution: Contribution, _now: Any) -> dict[str, Any] | None:
    """The way to report, for those who may."""
    return {"input": contribution} if may_report(actor, contribution) else None


def remarks(session: "Session", _actor: Actor, contribution: Contribution, _now: Any) -> dict[str, Any] | None:
    """The guarantor's remarks on this input."""
    found = queries.remarks(session, contribution.site_id, contribution.id)
    return {"remarks": found} if found else None


def decisions(session: "Session", actor: Actor, contribution: Contribution, _now: Any) -> dict[str, Any] | None:
    """For staff: the decisions with their reasons; what is under the masks only for moderators."""
    acts = queries.acts_on(session, contribution.id)
    moderates = actor.holds_any(MODERATORS, contribution.site_id)
    return {"acts": acts, "under": queries.masked_words(session, contribution.id) if moderates else []} if acts else None


PANELS = (
    Panel("hidden", "receipt", "moderation/_hidden_own.html", hidden_for_author, order=5),
    Panel("hidden", "public", "moderation/_hidden.html", hidden_for_all, order=5),
    Panel("masked", "receipt", "moderation/_masked.html", masked, order=15),
    Panel("gathered", "public", "moderation/_gathered.html", gathered, order=60),
    Panel("remarks", "public", "moderation/_remarks.html", remarks, order=80),
    Panel("remarks", "receipt", "moderation/_remarks.html", remarks, order=80),
    Panel("report", "public", "moderation/_report_link.html", report_link, order=95),
    Panel("decisions", "desk", "moderation/_decisions.html", decisions, order=70),
)
