"""The screen on the wall: how to vote, the clock, how many ballots; then the result. And the board of an ordinary vote's quorum."""

from typing import Any

from flask import current_app, render_template, url_for

from app.core.i18n import _
from app.core.media.qr import svg
from app.core.web.access import access, public
from app.core.web.current import db, now
from app.voting.models import Vote
from app.voting.queries import outcomes, votes
from app.voting.queries.outcomes import is_whole
from app.voting.queries.room.board import board_of
from app.voting.queries.room.live import typed_papers
from app.voting.queries.votes import Sheet
from app.voting.rules.question import question_of
from app.voting.rules.register import turnout
from app.voting.rules.states import VoteState
from app.voting.rules.timing import Phase, phase
from app.voting.views.blueprint import bp, sheet_or_404

from app.voting.wording.counts import picture, why
from app.voting.wording.minutes import result_sentences


@bp.get("/<site>/votes/<slug>/screen")
@access(public)
def screen(slug: str) -> str:
    """For the wall of a meeting. Nothing of it depends on a choice before the result."""
    sheet = sheet_or_404(slug)
    vote, address = sheet.vote, short_address(sheet.vote)
    return render_template(
        "voting/room/screen.html", sheet=sheet, vote=vote, phase=phase(vote, now()), options=sheet.options, council=sheet.council,
        address=address.split("://")[-1], qr=svg(address, _("Aller au vote")), ballots=turnout(votes.register_of(db(), vote.id)),
        papers=sum(typed_papers(db(), vote).values()) if vote.live else 0, board=None if vote.live else board_of(db(), vote, now()),
        incidents=outcomes.incidents(db(), vote.id), **clock_facts(vote), **outcome_facts(sheet),
    )


def short_address(vote: Vote) -> str:
    """What one types or photographs to get to the vote."""
    return str(current_app.extensions["settings"].base_url) + url_for("voting.short", code=vote.code)


def clock_facts(vote: Vote) -> dict[str, Any]:
    """Seconds left of an open vote with a closing time, and as a clock says them."""
    if phase(vote, now()) is not Phase.OPEN or vote.closes_at is None:
        return {"seconds": None, "left": ""}
    seconds = max(0, round((vote.closes_at - now()).total_seconds()))
    return {"seconds": seconds, "left": f"{seconds // 60}:{seconds % 60:02d}" if seconds < 6000 else ""}


def outcome_facts(sheet: Sheet) -> dict[str, Any]:
    """The result as a screen shows it, once counted: one picture, at most three sentences."""
    outcome = outcomes.outcome_of(sheet.vote) if sheet.vote.state == VoteState.COUNTED else None
    if outcome is None:
        return {"outcome": None}
    question, whole = question_of(sheet.vote, sheet.options), is_whole(sheet.vote, outcome)
    proclaimed = bool((sheet.vote.result or {}).get("proclaimed"))
    reasons = why(question, outcome)[:3 if whole else 1] if proclaimed else result_sentences(sheet.vote)
    return {"outcome": outcome, "question": question, "whole": whole, "reasons": reasons, "picture": picture(question, outcome)}
