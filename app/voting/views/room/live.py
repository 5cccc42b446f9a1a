"""The two-minute vote from the host's side: one screen to begin, one to run it."""

from typing import Any

from flask import abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from app.contributions.identity import keep_private
from app.core.i18n import _
from app.core.web.access import access
from app.core.web.current import db, now
from app.sites.identity import current_actor, current_site
from app.sites.permissions import organises
from app.voting.actions import closing
from app.voting.actions import live as actions
from app.voting.actions.room import attendance
from app.voting.forms.room import LiveForm, PresentForm, papers_form, papers_of
from app.voting.permissions.room import may_type_live
from app.voting.queries import electors, outcomes, votes
from app.voting.queries.room.live import of_site, typed_papers
from app.voting.queries.votes import Sheet
from app.voting.rules.register import turnout
from app.voting.rules.timing import phase
from app.voting.views.blueprint import bp
from app.voting.views.booth.identity import key
from app.voting.views.room.finding import room_sheet
from app.voting.views.room.screen import clock_facts, outcome_facts
from app.voting.wording.room import ready_questions
from app.voting.wording.preparing.templates import ready_options

Page = str | Response | tuple[str, int]


@bp.route("/<site>/desk/votes/live", methods=["GET", "POST"])
@access(organises)
def live_new() -> Page:
    """Type a question, or take a ready one; it opens at once."""
    form = LiveForm(**_ready(request.args.get("ready", "")))
    if form.validate_on_submit():
        vote = actions.start(db(), current_actor(), current_site(), _plan(form), key=key(), now=now())
        return redirect(url_for("voting.live_host", slug=vote.slug), 303)
    body = render_template("voting/room/live_new.html", form=form, ready=ready_questions(), earlier=of_site(db(), current_site().id))
    return body, 422 if form.is_submitted() else 200


def _ready(name: str) -> dict[str, Any]:
    """A ready-made question, as the form's first values."""
    if name not in (known := ready_questions()):
        return {}
    _label, question, answers = known[name]
    return {"data": {"question": question, "method": "choice" if answers else "yes_no", "answers": "\n".join(answers)}}


def _plan(form: LiveForm) -> actions.Plan:
    rows = ready_options("live") if form.method.data == "yes_no" else [{"label": line} for line in form.lines]
    return actions.Plan(
        question=form.question.data, method=form.method.data, options=rows, minutes=int(form.minutes.data) or None,
        codes=form.codes.data if form.ways.data == "codes" else 0, paper=bool(form.paper.data), present=form.present.data,
    )


@bp.get("/<site>/desk/votes/<slug>/live")
@access(organises)
def live_host(slug: str) -> str:
    """What the host does now: open, wait, close, type papers, show the result."""
    return _host(_live(slug))


def _host(sheet: Sheet, papers: Any = None, present: PresentForm | None = None) -> str:
    keep_private()
    vote = sheet.vote
    options = [(option.key, option.label) for option in sheet.options]
    return render_template(
        "voting/room/live_host.html", sheet=sheet, vote=vote, phase=phase(vote, now()), ballots=turnout(votes.register_of(db(), vote.id)),
        papers=papers or papers_form(options, typed_papers(db(), vote)), present=present or PresentForm(formdata=None, obj=vote),
        may_type=may_type_live(current_actor(), current_site(), vote, now()), roll=len(electors.numbers(db(), vote.id)),
        incidents=outcomes.incidents(db(), vote.id), options=sheet.options, **clock_facts(vote), **outcome_facts(sheet),
    )


@bp.post("/<site>/desk/votes/<slug>/live/opening")
@access(organises)
def live_open(slug: str) -> Response:
    """Open a vote whose codes are in the room."""
    actions.open_now(db(), current_actor(), current_site(), _live(slug).vote, now=now())
    return _back(slug)


@bp.post("/<site>/desk/votes/<slug>/live/present")
@access(organises)
def live_present(slug: str) -> Response | tuple[str, int]:
    """How many people are there."""
    sheet, form = _live(slug), PresentForm()
    if not form.validate_on_submit():
        return _host(sheet, present=form), 422
    attendance.count_present(db(), current_actor(), current_site(), sheet.vote, form.present.data, now=now())
    return _back(slug)


@bp.post("/<site>/desk/votes/<slug>/live/closing")
@access(organises)
def live_close(slug: str) -> Response:
    """Close by hand. Without paper the result comes at once."""
    vote = _live(slug).vote
    if vote.paper:
        closing.close(db(), current_actor(), current_site(), vote, now=now())
    else:
        actions.show_result(db(), current_actor(), current_site(), vote, key=key(), now=now())
    return _back(slug)


@bp.post("/<site>/desk/votes/<slug>/live/papers")
@access(organises)
def live_papers(slug: str) -> Response | tuple[str, int]:
    """Papers and hands, typed in front of everybody; « Montrer le résultat » counts."""
    sheet = _live(slug)
    form = papers_form([(option.key, option.label) for option in sheet.options], {})
    if not form.validate_on_submit():
        return _host(sheet, papers=form), 422
    actions.type_papers(db(), current_actor(), current_site(), sheet.vote, papers_of(form), now=now())
    if request.form.get("act") == "result":
        actions.show_result(db(), current_actor(), current_site(), sheet.vote, key=key(), now=now())
    else:
        flash(_("C’est noté. Relisez les nombres à voix haute, puis montrez le résultat."), "success")
    return _back(slug)


def _live(slug: str) -> Sheet:
    sheet = room_sheet(slug)
    if not sheet.vote.live:
        abort(404)
    return sheet


def _back(slug: str) -> Response:
    return redirect(url_for("voting.live_host", slug=slug), 303)
