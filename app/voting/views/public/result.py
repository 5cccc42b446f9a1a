"""The result: one picture, three plain sentences, the whole table, and the count to download. Nothing before it is counted."""

import json
from typing import Any

from flask import Response, abort, redirect, render_template, url_for
from werkzeug.wrappers import Response as AnyResponse

from app.core.web.access import access, public
from app.core.web.current import db
from app.voting.methods import Outcome
from app.voting.models import Vote
from app.voting.queries import boxes, outcomes
from app.voting.queries.votes import Sheet
from app.voting.rules.cells import SMALLEST
from app.voting.rules.question import question_of
from app.voting.rules.states import Secrecy, VoteState
from app.voting.views.blueprint import bp, sheet_or_404
from app.voting.views.public.pages import standing
from app.voting.wording.ballots import chosen_lines


@bp.get("/<site>/votes/<slug>/result")
@access(public)
def result(slug: str) -> str | AnyResponse:
    """What was decided, and why this one won."""
    sheet = sheet_or_404(slug)
    if sheet.vote.state != VoteState.COUNTED:
        return redirect(url_for("voting.vote", slug=slug))
    outcome = outcome_of(sheet.vote)
    return render_template(
        "voting/public/result.html", sheet=sheet, outcome=outcome, whole=is_whole(sheet.vote, outcome), named=_named(sheet),
        question=question_of(sheet.vote, sheet.options), **standing(sheet),
    )


def outcome_of(vote: Vote) -> Outcome:
    """The count as it was published."""
    found = outcomes.outcome_of(vote)
    if found is None:
        abort(404)
    return found


def is_whole(vote: Vote, outcome: Outcome) -> bool:
    """Whether every number may be shown: in a secret vote of fewer than five ballots they would tell who chose what."""
    return vote.secrecy == Secrecy.OPEN or outcome.totals.cast >= SMALLEST


def _named(sheet: Sheet) -> list[tuple[str, list[tuple[str, str]]]]:
    """Who voted what, in an open vote: that is what « open » means, and every ballot said so."""
    if sheet.vote.secrecy != Secrecy.OPEN:
        return []
    question = question_of(sheet.vote, sheet.options)
    return [(elector.name, chosen_lines(question, marks)) for elector, marks in boxes.named_ballots(db(), sheet.vote)]


def counted_or_404(slug: str) -> tuple[Sheet, Any]:
    """A vote whose numbers are published, all of them."""
    sheet = sheet_or_404(slug)
    if sheet.vote.state != VoteState.COUNTED or not is_whole(sheet.vote, outcome_of(sheet.vote)):
        abort(404)
    return sheet, sheet.vote.result


@bp.get("/<site>/votes/<slug>/result.json")
@access(public)
def result_json(slug: str) -> Response:
    """The count as data, the very bytes whose hash is in the minutes."""
    _sheet, found = counted_or_404(slug)
    body = json.dumps(found, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return Response(body, mimetype="application/json")
