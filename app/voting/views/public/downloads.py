"""The whole count to take away: as tables, as data, and in the formats of those who study votes. Nothing before it is counted."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from flask import Response, abort

from app.core import clock
from app.core.web.access import access, public
from app.core.web.current import db
from app.sites.identity import current_site
from app.voting.formats import full_count, pabulib_writing, preflib
from app.voting.methods import Ballot, Outcome, Question
from app.voting.queries import boxes, outcomes
from app.voting.queries.votes import Sheet
from app.voting.rules.question import question_of
from app.voting.rules.states import Secrecy, VoteState
from app.voting.views.blueprint import bp, sheet_or_404
from app.voting.views.public.result import outcome_of


def _counted(slug: str) -> tuple[Sheet, Question, Outcome]:
    """A vote whose numbers are all published."""
    sheet = sheet_or_404(slug)
    if sheet.vote.state != VoteState.COUNTED or not outcomes.is_whole(sheet.vote, outcome_of(sheet.vote)):
        abort(404)
    return sheet, question_of(sheet.vote, sheet.options), outcome_of(sheet.vote)


def _ballots(sheet: Sheet) -> Sequence[Ballot]:
    """The ballots in the order of their content. Those of a sealed vote were never readable."""
    if sheet.vote.secrecy == Secrecy.SEALED:
        abort(404)
    return boxes.ballots(db(), sheet.vote)


@bp.get("/<site>/votes/<slug>/result.json")
@access(public)
def result_json(slug: str) -> Response:
    """The count as data; who took part by group and way stays in the minutes, where small numbers are hidden."""
    _sheet, _question, outcome = _counted(slug)
    return Response(outcome.to_json(), mimetype="application/json")


@bp.get("/<site>/votes/<slug>/result.csv")
@access(public)
def result_csv(slug: str) -> Response:
    """One row an option, with every number."""
    _sheet, question, outcome = _counted(slug)
    return _file(full_count.result_csv(question, outcome), "text/csv", f"{slug}.csv")


@bp.get("/<site>/votes/<slug>/ballots.csv")
@access(public)
def ballots_csv(slug: str) -> Response:
    """Every different ballot and how often it was cast."""
    sheet, question, _outcome = _counted(slug)
    return _file(full_count.ballots_csv(question, _ballots(sheet)), "text/csv", f"{slug}-bulletins.csv")


@bp.get("/<site>/votes/<slug>/result.pb")
@access(public)
def result_pb(slug: str) -> Response:
    """A budget vote as Pabulib writes it."""
    sheet, question, outcome = _counted(slug)
    if question.method not in {"budget", "equal_shares"}:
        abort(404)
    vote = sheet.vote
    meta = {
        "description": vote.question, "country": "France", "unit": current_site().name, "instance": _day(vote.closed_at)[:4], "currency": "EUR",
        "date_begin": _day(vote.opens_at or vote.opened_at), "date_end": _day(vote.closed_at),
    }
    return _file([pabulib_writing.write(question, _ballots(sheet), outcome, meta).encode()], "text/plain", f"{slug}.pb")


@bp.get("/<site>/votes/<slug>/result.preflib")
@access(public)
def result_preflib(slug: str) -> Response:
    """Rankings as PrefLib writes them."""
    sheet, question, _outcome = _counted(slug)
    if question.shape != "ranking":
        abort(404)
    return _file([preflib.write(question, _ballots(sheet), sheet.vote.question).encode()], "text/plain", f"{slug}.toc")


def _file(body: Iterable[bytes], mimetype: str, name: str) -> Response:
    return Response(b"".join(body), mimetype=mimetype, headers={"Content-Disposition": f'attachment; filename="{name}"'})


def _day(at: datetime | None) -> str:
    return clock.today(at).isoformat() if at else ""
