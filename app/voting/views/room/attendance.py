"""Who is there: the roll by group, one tap a person; above it the board with the quorum."""

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from app.contributions.identity import keep_private
from app.core.web.access import access
from app.core.web.current import db, now
from app.sites.identity import current_actor, current_site
from app.voting.actions.room import attendance as actions
from app.voting.permissions.room import may_mark, runs_the_room
from app.voting.queries import roll
from app.voting.queries.room.board import board_of
from app.voting.views.blueprint import bp
from app.voting.views.room.finding import elector_or_404, room_sheet


@bp.get("/<site>/desk/votes/<slug>/attendance")
@access(runs_the_room)
def attendance(slug: str) -> str:
    """The list to tap on."""
    keep_private()
    sheet = room_sheet(slug)
    electors = [one for one in roll.electors(db(), sheet.vote.id) if one.name]
    return render_template(
        "voting/room/attendance.html", sheet=sheet, vote=sheet.vote, electors=electors, present=roll.present(db(), sheet.vote.id),
        board=board_of(db(), sheet.vote, now()), may_mark=may_mark(current_actor(), current_site(), sheet.vote, now()),
    )


@bp.post("/<site>/desk/votes/<slug>/attendance/<int:elector_id>")
@access(runs_the_room)
def mark_attendance(slug: str, elector_id: int) -> Response:
    """There, or not there."""
    sheet = room_sheet(slug)
    elector, present = elector_or_404(sheet, elector_id), request.form.get("present") == "1"
    actions.mark(db(), current_actor(), current_site(), sheet.vote, elector, present=present, now=now())
    return redirect(url_for("voting.attendance", slug=slug, _anchor=f"p{elector_id}"), 303)
