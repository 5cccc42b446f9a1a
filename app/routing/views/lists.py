"""Small lists beside the queue: one's own last acts, questions that wait for their answer."""

from flask import render_template

from app.core.web.access import access
from app.core.web.current import db, now
from app.moderation import queries as acts
from app.moderation.permissions import works_on_queue
from app.moderation.rules import may_still_undo
from app.routing import queries
from app.routing.views.blueprint import bp
from app.sites.identity import current_actor, current_site


@bp.get("/<site>/desk/acts")
@access(works_on_queue)
def my_acts() -> str:
    """What I decided last, with a way to undo what is fresh."""
    found = acts.acts_by(db(), current_site().id, current_actor().account_id or 0)
    last: dict[int, int] = {}
    for act, _row in found:
        last.setdefault(act.contribution_id, act.id)
    undoable = {act.id for act, _row in found if act.undone_at is None and may_still_undo(act.at, now()) and last[act.contribution_id] == act.id}
    return render_template("routing/my_acts.html", acts=found, undoable=undoable)


@bp.get("/<site>/desk/questions")
@access(works_on_queue)
def asked() -> str:
    """Inputs whose author was asked something."""
    return render_template("routing/asked.html", rows=queries.asked_inputs(db(), current_site().id))
