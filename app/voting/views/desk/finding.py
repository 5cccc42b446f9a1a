"""What the organiser's views share: how they find their vote, and where one goes after a screen."""

from typing import Any

from flask import abort, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from app.core.i18n import _
from app.core.web.current import db, now
from app.sites.identity import current_actor, current_site
from app.voting.permissions import preparing as permissions
from app.voting.queries import preparing as queries
from app.voting.queries.preparing import Draft
from app.voting.rules.preparing.lacks import STEPS, steps_of

Page = str | Response | tuple[str, int]


def draft_or_404(slug: str) -> Draft:
    """The vote of the present site, in any state."""
    found = queries.draft(db(), current_site().id, slug, now())
    if found is None:
        abort(404)
    return found


def screen(name: str, draft: Draft, step: str, status: int = 200, **facts: Any) -> tuple[str, int]:
    """One screen of the checklist; once the vote was opened it shows why nothing changes any more."""
    may_edit = permissions.may_edit(current_actor(), current_site(), draft.vote)
    lacks = [lack for lack in draft.lacks if lack.step == step]
    body = render_template(
        f"voting/desk/{name}.html", draft=draft, vote=draft.vote, step=step, place=STEPS.index(step) + 1, steps=len(steps_of(draft.vote)),
        may_edit=may_edit, lacks=lacks, **facts,
    )
    return body, status


def onwards(slug: str, step: str) -> Response:
    """To the next screen on which something is missing, else to the checklist."""
    flash(_("C’est enregistré."), "success")
    left = {lack.step for lack in draft_or_404(slug).lacks} - {step}
    later = [each for each in STEPS[STEPS.index(step):] if each in left] or sorted(left, key=STEPS.index)
    return redirect(url_for(f"voting.desk_{later[0]}", slug=slug) if later else url_for("voting.desk_vote", slug=slug))
