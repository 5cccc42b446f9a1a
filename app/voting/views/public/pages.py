"""The list of votes, the page of one vote, its rules as they were frozen, and the short address of a poster."""

from typing import Any

from flask import Response, abort, redirect, render_template, session, url_for
from werkzeug.wrappers import Response as AnyResponse

from app.contributions import panels
from app.contributions.rules import ANSWERED_STATES
from app.contributions.timeline import clock as answer_clock
from app.core import clock
from app.core.web.access import access, public
from app.core.web.cache import cacheable
from app.core.web.current import db, now
from app.language.readings import reading
from app.sites.identity import current_actor, current_site
from app.sites.models import Site
from app.voting.methods import SettingsRefused
from app.voting.models import Vote, VoteResult
from app.voting.permissions.casting import takes_ballots
from app.voting.permissions.challenges import may_challenge
from app.voting.permissions.room import may_enter_by_device
from app.voting.queries import results, votes
from app.voting.queries.votes import Sheet
from app.voting.rules import progress
from app.voting.rules.cells import SMALLEST
from app.voting.rules.preparing.frozen import intact
from app.voting.rules.question import question_of
from app.voting.rules.register import sign_of, turnout
from app.voting.rules.states import VoteState
from app.voting.rules.timing import is_open, phase
from app.voting.translated import vote_original
from app.voting.views.blueprint import bp, sheet_or_404
from app.voting.views.booth import identity

ANSWER_PANELS = ("answer", "promise")
"""Which parts of an input's page a vote's page shows too."""


@bp.get("/<site>/votes")
@access(public)
@cacheable
def index() -> str:
    """Every vote of the site: open, soon, over."""
    found = [(vote, phase(vote, now())) for vote in votes.of_site(db(), current_site().id) if not vote.live]
    return render_template("voting/public/index.html", votes=found)


@bp.get("/<site>/votes/<slug>")
@access(public)
@cacheable
def vote(slug: str) -> str:
    """One vote: where it stands, one thing to do, the rules in words."""
    sheet = sheet_or_404(slug)
    said = reading(vote_original(sheet.vote, sheet.options))
    return render_template("voting/public/vote.html", sheet=sheet, said=said, **standing(sheet), **_mine(sheet), **_rule(sheet))


def standing(sheet: Sheet) -> dict[str, Any]:
    """Where a vote stands for everybody. Nothing of it depends on a choice, and no group is told apart."""
    found, answer = sheet.vote, votes.result_of(db(), sheet.vote.id)
    here, today = phase(found, now()), clock.today(now())
    voted = turnout(votes.register_of(db(), found.id))
    answered = answer is not None and answer.state in ANSWERED_STATES
    return {
        "vote": found, "phase": here, "options": sheet.options, "council": sheet.council, "answer": answer,
        "stages": progress.stages(found, here, today, answer_due=answer.due_on if answer else None, answered=answered),
        "left": progress.left(found, now()), "voted": voted if max(found.roll_size, voted) >= SMALLEST else None,
        "needed": progress.quorum_needed(found.quorum, found.roll_size), "may_challenge": may_challenge(found, today),
        "answer_clock": answer_clock(answer, current_site(), now()) if answer else None,
        "answer_panels": _answered(answer), "takes": takes_ballots(found, now()),
    }


def _answered(answer: VoteResult | None) -> list[panels.Loaded]:
    """The town's answer in its own words, once it is given; it is drawn by the package that gives it."""
    if answer is None or answer.answered_at is None:
        return []
    return [panel for panel in panels.load("public", db(), current_actor(), answer, now()) if panel.name in ANSWER_PANELS]


def _mine(sheet: Sheet) -> dict[str, Any]:
    """What only this reader sees: whether they came in, and whether they have voted."""
    if identity.ELECTORS not in session:
        return {"voter": None, "has_voted": False}
    voter = identity.current_elector(sheet.vote)
    sign = sign_of(votes.register_of(db(), sheet.vote.id), voter.number) if voter else 0
    return {"voter": voter, "has_voted": bool(sign)}


def _rule(sheet: Sheet) -> dict[str, Any]:
    try:
        question = question_of(sheet.vote, sheet.options)
    except SettingsRefused:
        question = None
    return {"question": question, "unmoved": intact(sheet.vote, sheet.options)}


@bp.get("/<site>/votes/<slug>/rules.json")
@access(public)
def rules_file(slug: str) -> Response:
    """The very bytes of the rules as they were frozen at the opening; their SHA-256 is on the page."""
    found = sheet_or_404(slug).vote
    if found.state == VoteState.DRAFT or not found.rules_text:
        abort(404)
    return Response(found.rules_text, mimetype="application/json")


@bp.get("/v/<code>")
@access(public)
def short(code: str) -> AnyResponse:
    """The address of a poster or a QR code; from the wall of a meeting straight to the vote."""
    found = results.by_code(db(), code.strip().upper())
    if found is None or found.state == VoteState.DRAFT:
        abort(404)
    straight = bool(may_enter_by_device(found)) and is_open(found, now())
    return redirect(url_for("voting.join" if straight else "voting.vote", site=_town(found).slug, slug=found.slug))


def _town(found: Vote) -> Site:
    return db().get_one(Site, found.site_id)
