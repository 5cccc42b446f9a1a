"""The result: what was decided, one picture with its numbers, why, who took part. Nothing before it is counted."""

from flask import abort, redirect, render_template, url_for
from werkzeug.wrappers import Response

from app.core.web.access import access, public
from app.core.web.current import db
from app.voting.methods import Outcome, Question
from app.voting.models import Vote
from app.voting.queries import boxes, outcomes
from app.voting.queries.votes import Sheet
from app.voting.rules.question import question_of
from app.voting.rules.states import Secrecy, VoteState
from app.voting.views.blueprint import bp, sheet_or_404
from app.voting.views.public.pages import standing
from app.voting.wording.ballots import chosen_lines
from app.voting.wording.counts import picture, why
from app.voting.wording.minutes import result_sentences
from app.voting.wording.turnout import group_lines, way_lines

@bp.get("/<site>/votes/<slug>/result")
@access(public)
def result(slug: str) -> str | Response:
    """What was decided, and why this one won."""
    sheet = sheet_or_404(slug)
    if sheet.vote.state != VoteState.COUNTED:
        return redirect(url_for("voting.vote", slug=slug))
    outcome, question = outcome_of(sheet.vote), question_of(sheet.vote, sheet.options)
    whole = outcomes.is_whole(sheet.vote, outcome)
    return render_template(
        "voting/public/result.html", sheet=sheet, outcome=outcome, whole=whole, named=_named(sheet, question), told=result_sentences(sheet.vote),
        reasons=why(question, outcome) if whole and proclaimed(sheet.vote) else [], picture=picture(question, outcome) if whole else None,
        downloads=_downloads(question), ways=way_lines(sheet.vote), groups=group_lines(sheet.vote), **standing(sheet),
    )


def proclaimed(vote: Vote) -> bool:
    """Whether enough people took part for the result to hold."""
    return bool(vote.result and vote.result["proclaimed"])


def outcome_of(vote: Vote) -> Outcome:
    """The count as it was published."""
    found = outcomes.outcome_of(vote)
    if found is None:
        abort(404)
    return found


def _named(sheet: Sheet, question: Question) -> list[tuple[str, list[tuple[str, str]]]]:
    """Who voted what, in an open vote: that is what « open » means, and every ballot said so."""
    if sheet.vote.secrecy != Secrecy.OPEN:
        return []
    return [(elector.name, chosen_lines(question, marks)) for elector, marks in boxes.named_ballots(db(), sheet.vote)]


def _downloads(question: Question) -> tuple[str, ...]:
    """The formats this method can be written in, besides CSV and JSON."""
    if question.method in {"budget", "equal_shares"}:
        return ("pb",)
    return ("preflib",) if question.shape == "ranking" else ()
