"""What the author sees under an answer: the question, their word, their reply, and what comes next."""

from datetime import datetime
from typing import Any

from flask import current_app

from app.answers import queries
from app.answers.actions.hearing import may_reopen, stage_of
from app.answers.queries import Case
from app.answers.rules.clock import second_due_on
from app.contributions.rules import State
from app.core.clock import today
from app.core.web.signing import sign
from app.sites.models import Site

HEARD = "heard"
"""The purpose of the signed link in a mail: `sign(SECRET_KEY, HEARD, contribution id)`."""
LINK_LIFE = 200 * 24 * 3600
"""Seconds."""


def heard_token(contribution_id: int) -> str:
    """The signed part of `/<site>/heard/<token>`."""
    return sign(current_app.config["SECRET_KEY"], HEARD, contribution_id)


def word_facts(session: Any, site: Site, case: Case, now: datetime) -> dict[str, Any]:
    """The author's side of the last answer: what they said, what they may still say, and by when a second look would answer."""
    held, last = case.contribution, case.published[-1]
    stage = stage_of(held)
    said = queries.heard_of(session, held.id)
    return {
        "asks": held.state not in (State.SENT, State.STUDIED) and held.withdrawn_at is None,
        "stage": stage.value, "word": said.get((last.id, stage)), "may_reopen": may_reopen(case, now),
        "second_due": second_due_on(today(now), site.reply_days, site.holiday_zone),
        "reply": queries.replies_of(session, held.id).get(last.id), "last": last, "new_idea": f"/{site.slug}/proposals/new",
    }
