"""What the town does with a result: the page of the input it became, with its clock, its team and its answer."""

from flask import abort, redirect, render_template, url_for
from werkzeug.wrappers import Response

from app.audit import queries as audit
from app.contributions import panels, timeline
from app.core.web.access import access, public
from app.core.web.current import db, now
from app.sites.identity import current_actor, current_site
from app.voting.models import VoteResult
from app.voting.queries import votes
from app.voting.views.blueprint import bp, sheet_or_404


@bp.get("/<site>/votes/<slug>/follow-up")
@access(public)
def follow_up(slug: str) -> str:
    """The result as an input to the town."""
    sheet = sheet_or_404(slug)
    result = votes.result_of(db(), sheet.vote.id)
    if result is None or not result.is_public:
        abort(404)
    entries = audit.about(db(), VoteResult.__tablename__, result.id)
    return render_template(
        "voting/desk/follow_up.html", vote=sheet.vote, council=sheet.council, idea=result, stages=timeline.stages(result, entries, now()),
        clock=timeline.clock(result, current_site(), now()), panels=panels.load("public", db(), current_actor(), result, now()),
    )


@bp.get("/<site>/votes/results/<int:result_id>")
@access(public)
def result_input(result_id: int) -> Response:
    """From the number of the input to the page of its vote: lists of inputs know only the number."""
    vote = votes.of_result(db(), current_site().id, result_id)
    if vote is None:
        abort(404)
    return redirect(url_for("voting.follow_up", slug=vote.slug))
