"""What happens after a decision is sent: on to the next input with a way to undo, or back to the same page with what was typed."""

from collections.abc import Callable
from typing import Any

from flask import flash, redirect, request, url_for
from werkzeug.wrappers import Response

from app.contributions.models import Contribution
from app.core.i18n import _
from app.core.web.current import db
from app.moderation import queries as acts
from app.moderation.actions import AlreadyDone
from app.moderation.permissions import works_on_queue
from app.routing import queries
from app.routing.views.queue import queue_page
from app.routing.views.staff import staff_page
from app.sites.identity import current_actor, current_site


def decide(
    contribution: Contribution, verb: Callable[[str | None], Any], said: str, *, stay: bool = False, **bound: Any
) -> Response | tuple[str, int]:
    """Run a verb with the stamp of what was seen; a colleague who was quicker gets named, and nothing typed is lost.

    `stay`: the same input is shown again, because it still waits for the rest.
    """
    try:
        done = verb(request.form.get("seen") or None)
    except AlreadyDone as late:
        return again(contribution, late=late, **bound)
    if done is None:
        flash(_("Il n’y avait rien à changer."), "info")
        return onward(contribution, stay=True)
    last = acts.last_act(db(), contribution.id) if works_on_queue(current_actor(), current_site()) else None
    flash(said, f"undo:{url_for('routing.reversal', act_id=last[0].id)}" if last else "success")
    return onward(contribution, stay=stay)


def again(contribution: Contribution, late: AlreadyDone | None = None, **bound: Any) -> tuple[str, int]:
    """The page the form came from, with what was typed: 422 for a gap in the form, 409 when somebody was quicker."""
    page = staff_page if request.form.get("back") == "input" else queue_page
    return page(contribution, bound, late), 409 if late else 422


def onward(contribution: Contribution, *, stay: bool = False) -> Response:
    """The next input that still waits; the staff page stays where it is."""
    if request.form.get("back") == "input":
        return redirect(url_for("routing.staff", input_id=contribution.id), 303)
    following = contribution.id if stay else request.form.get("next", 0, type=int)
    team, after = request.form.get("team_slug") or None, request.form.get("after", 0, type=int)
    if not following or not (team or queries.waits(db(), current_site().id, following)):
        following = 0
    return redirect(url_for("routing.queue", item=following or None, after=after or None, team=team), 303)
