"""What the town promised: the list, and one page per promise with its date, money, person, photos and steps."""

from datetime import date
from typing import Any

from flask import abort, render_template, request

from app.answers import permissions, queries
from app.answers.queries.commitments import PAGE, VIEWS
from app.answers.views.blueprint import NUMBER, bp, case_or_404, my_teams, this_day
from app.core.web.access import access, public
from app.core.web.current import db
from app.sites import queries as sites
from app.sites.identity import current_actor, current_site


@bp.get("/<site>/commitments")
@access(public)
def commitments() -> str:
    """The promises of the town: late, promised, under way, done."""
    teams, scope = _teams()
    counts = queries.commitment_counts(db(), current_site().id, this_day(), team_ids=teams)
    view = request.args.get("show") or ("late" if counts["late"] else "promised")
    if view not in (*VIEWS, "week"):
        abort(400)
    rows = queries.commitments(db(), current_site().id, view, this_day(), after=_after(), team_ids=teams)
    return render_template(
        "answers/commitments.html", rows=rows[:PAGE], following=rows[PAGE - 1] if len(rows) > PAGE else None, view=view, counts=counts,
        today=this_day(), scope=scope,
    )


def _teams() -> tuple[frozenset[int] | None, str]:
    """Whose promises: all, one team's (`?team=slug`), or those of the reader's teams (`?of=mine`); and that part of the address."""
    if (slug := request.args.get("team")) and (team := sites.team_by_slug(db(), current_site().id, slug)):
        return frozenset({team.id}), f"team={team.slug}&"
    return (my_teams(current_actor()), "of=mine&") if request.args.get("of") == "mine" else (None, "")


def _after() -> tuple[date, int] | None:
    day, _comma, number = request.args.get("after", "").partition(",")
    try:
        return (date.fromisoformat(day), int(number[:15])) if day else None
    except ValueError:
        abort(400)


@bp.get(f"/<site>/commitments/<{NUMBER}:contribution_id>")
@access(public)
def commitment(contribution_id: int) -> str:
    """The page of one project."""
    found = queries.commitment(db(), current_site().id, contribution_id)
    if found is None or not found.contribution.is_public:
        abort(404)
    facts: dict[str, Any] = {"steps": queries.steps(db(), found.commitment.id), "today": this_day()}
    actor = current_actor()
    if actor.is_staff:
        facts["may_carry"] = permissions.may_carry(actor, current_site(), case_or_404(contribution_id))
    return render_template("answers/commitment.html", promise=found, commitment=found.commitment, input=found.contribution, **facts)
