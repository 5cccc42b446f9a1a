"""The answer exactly as the resident will see it, before it leaves."""

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from app.answers import actions, permissions, queries
from app.answers.rules.lacks import missing
from app.answers.rules.states import AnswerState
from app.answers.views.blueprint import NUMBER, bp, case_or_404, desk_counts, this_day
from app.answers.views.desk.writing import gone
from app.answers.wording import LACKS
from app.core.i18n import _
from app.core.web.access import access
from app.core.web.current import db, now
from app.sites.identity import current_actor, current_site
from app.sites.models import Review


@bp.get(f"/<site>/desk/answers/<{NUMBER}:contribution_id>/preview")
@access(permissions.works_on_answers)
def preview(contribution_id: int) -> str | Response:
    """The present round's answer, with what it still lacks."""
    case = case_or_404(contribution_id)
    answer = case.answer
    if answer is None:
        return redirect(url_for("answers.write", contribution_id=contribution_id))
    actor, site = current_actor(), current_site()
    lacks = missing(answer, this_day(), promised=case.promised) if answer.state != AnswerState.PUBLISHED else []
    return render_template(
        "answers/preview.html", case=case, input=case.contribution, answer=answer, body=queries.body(db(), answer.body_id),
        lacks=[LACKS[lack] for lack in lacks], may_write=permissions.may_write(actor, site, case),
        may_take_back=permissions.may_take_back(actor, site, case), signed=site.answer_review != Review.NONE, desk_counts=desk_counts(),
    )


@bp.post(f"/<site>/desk/answers/<{NUMBER}:contribution_id>/publication")
@access(permissions.works_on_answers)
def submit(contribution_id: int) -> Response:
    """Let the answer leave as it was previewed."""
    case = case_or_404(contribution_id)
    actions.submit_answer(db(), current_actor(), current_site(), case, now=now())
    return gone(case)


@bp.post(f"/<site>/desk/answers/<{NUMBER}:contribution_id>/taking-back")
@access(permissions.works_on_answers)
def take_back(contribution_id: int) -> Response:
    """Take the text back from the signature."""
    actions.take_back(db(), current_actor(), current_site(), case_or_404(contribution_id), now=now())
    flash(_("Vous pouvez de nouveau changer la réponse."), "success")
    return redirect(url_for("answers.write", contribution_id=contribution_id))
