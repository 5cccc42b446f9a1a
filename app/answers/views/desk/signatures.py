"""Signing: one screen per decision, with residents' words, the technician's advice, the cost, and who has not spoken."""

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from app.answers import actions, permissions, queries
from app.answers.forms import SignatureForm
from app.answers.queries import Case
from app.answers.views.blueprint import NUMBER, bp, case_or_404, desk_counts, signing_teams
from app.answers.views.desk.listing import days_left
from app.core.i18n import _
from app.core.web.access import access
from app.core.web.current import db, now
from app.sites.identity import current_actor, current_site


@bp.get("/<site>/desk/signatures")
@access(permissions.works_on_answers)
def signatures() -> str:
    """What waits for my signature, oldest clock first."""
    actor = current_actor()
    rows = queries.to_sign(db(), current_site().id, signing_teams(actor), actor.account_id)
    verdict = permissions.signs_here(actor, current_site())
    return render_template("answers/signatures.html", rows=rows if verdict else [], verdict=verdict, left=days_left, desk_counts=desk_counts())


@bp.get(f"/<site>/desk/signatures/<{NUMBER}:contribution_id>")
@access(permissions.works_on_answers)
def signature(contribution_id: int) -> str:
    """One decision."""
    return _page(case_or_404(contribution_id), SignatureForm())


@bp.post(f"/<site>/desk/signatures/<{NUMBER}:contribution_id>")
@access(permissions.signs_here)
def sign(contribution_id: int) -> Response:
    """Sign: the answer is published."""
    actions.publish_answer(db(), current_actor(), current_site(), case_or_404(contribution_id), now=now())
    flash(_("C’est signé. La réponse est publiée et la personne prévenue."), "success")
    return redirect(_following())


@bp.post(f"/<site>/desk/signatures/<{NUMBER}:contribution_id>/return")
@access(permissions.signs_here)
def send_back(contribution_id: int) -> Response | tuple[str, int]:
    """Return it to the team with a note."""
    case, form = case_or_404(contribution_id), SignatureForm()
    if not form.validate() or not (form.note.data or "").strip():
        form.note.errors = [*form.note.errors, _("Dites à l’équipe ce qui doit changer. Une phrase suffit.")]
        return _page(case, form), 422
    actions.return_answer(db(), current_actor(), current_site(), case, form.note.data or "", now=now())
    flash(_("L’équipe est prévenue. La réponse lui revient avec votre note."), "success")
    return redirect(_following())


def _following() -> str:
    """The next decision, or the empty list."""
    actor = current_actor()
    rows = queries.to_sign(db(), current_site().id, signing_teams(actor), actor.account_id)
    if rows:
        return url_for("answers.signature", contribution_id=rows[0].contribution.id)
    return url_for("answers.signatures")


def _page(case: Case, form: SignatureForm) -> str:
    actor, held = current_actor(), case.contribution
    places = queries.neighbourhoods(db(), held)
    return render_template(
        "answers/signature.html", case=case, input=held, answer=case.answer, form=form,
        body=queries.body(db(), case.answer.body_id) if case.answer else None, beside=queries.beside(db(), held), places=places,
        silent=[place.name for place, ideas, _supports in places if not ideas], verdict=permissions.may_sign(actor, current_site(), case),
        left=days_left(held.due_on) if held.due_on else None, desk_counts=desk_counts(),
    )
