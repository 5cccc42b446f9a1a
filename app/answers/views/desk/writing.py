"""The page where an answer is written, opened straight from the mail."""

from datetime import datetime
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from app.answers import actions, permissions, queries
from app.answers.forms import AnswerForm
from app.answers.models import Answer
from app.answers.queries import Case
from app.answers.rules.drafts import both, differing, filled
from app.answers.views.blueprint import NUMBER, bp, case_or_404, desk_counts
from app.answers.views.desk.listing import days_left
from app.core.i18n import _
from app.core.web.access import access
from app.core.web.current import db, keep_despite_refusal, now
from app.sites import queries as sites
from app.sites.identity import current_actor, current_site
from app.sites.models import Review


@bp.route(f"/<site>/desk/answers/<{NUMBER}:contribution_id>", methods=["GET", "POST"])
@access(permissions.works_on_answers)
def write(contribution_id: int) -> str | Response | tuple[str, int]:
    """The page opened straight from the mail: the resident's words beside the five fields."""
    case = case_or_404(contribution_id)
    form = _form(case)
    if form.is_submitted():
        return _sent(case, form)
    return _page(case, form)


@bp.post(f"/<site>/desk/answers/<{NUMBER}:contribution_id>/study")
@access(permissions.works_on_answers)
def study(contribution_id: int) -> Response:
    """Say publicly that the team looks into it."""
    actions.study(db(), current_actor(), current_site(), case_or_404(contribution_id), now=now())
    flash(_("C’est noté : la personne voit que vous étudiez son idée."), "success")
    return redirect(url_for("answers.write", contribution_id=contribution_id))


def _form(case: Case) -> AnswerForm:
    answer, site = case.answer, current_site()
    form = AnswerForm(obj=answer, data={"seen": answer.saved_at.isoformat() if answer else ""})
    bodies = sites.outside_bodies(db(), site.id)
    voices = queries.elected_people(db(), site, case.contribution.process_id, now())
    form.body.choices = [(0, _("Choisissez")), *((one.id, one.name) for one in bodies)]
    form.elected.choices = [(one.key, ", ".join(filter(None, (one.name, one.title)))) for one in voices]
    ready = queries.templates(db(), site.id, case.contribution.theme_id)
    form.template.choices = [(0, _("Aucune")), *((one.id, one.title) for one in ready)]
    if answer is not None and not form.is_submitted():
        form.body.data = answer.body_id or 0
        form.elected.data = answer.elected_id or (0 if answer.elected_name else form.elected.data)
    return form


def _sent(case: Case, form: AnswerForm) -> Response | tuple[str, int]:
    act = request.form.get("act", "save")
    if not form.validate():
        return _page(case, form), 422
    values = form.values()
    if act == "template" and (ready := queries.template(db(), current_site().id, form.template.data)):
        values = filled(values, ready.fields)
    if act == "both" and case.answer:
        values = both(values, case.answer)
    try:
        actions.save_draft(db(), current_actor(), current_site(), case, values, seen=_seen(form), now=now())
    except actions.Overtaken as overtaken:
        form.seen.data = overtaken.theirs.saved_at.isoformat()
        return _page(case, form, theirs=overtaken.theirs), 409
    return _leave(case, form) if act == "submit" else _saved(case, act)


def _seen(form: AnswerForm) -> datetime | None:
    try:
        return datetime.fromisoformat(form.seen.data or "")
    except ValueError:
        return None


def _saved(case: Case, act: str) -> Response:
    if act == "preview":
        return redirect(url_for("answers.preview", contribution_id=case.contribution.id))
    flash(_("Votre brouillon est gardé. Personne d’autre que l’équipe ne le voit."), "success")
    return redirect(url_for("answers.write", contribution_id=case.contribution.id))


def _leave(case: Case, form: AnswerForm) -> Response | tuple[str, int]:
    try:
        actions.submit_answer(db(), current_actor(), current_site(), case, now=now())
    except actions.Incomplete as hole:
        form.point_out(hole.lacks)
        form.seen.data = now().isoformat()
        keep_despite_refusal()
        return _page(case, form), 422
    return gone(case)


def gone(case: Case) -> Response:
    """What follows once an answer has left: published, or waiting for a signature."""
    if case.published and case.published[-1].round == case.round:
        flash(_("La réponse est publiée. La personne est prévenue."), "success")
    else:
        flash(_("La réponse attend une signature. Nous prévenons la personne qui signe."), "success")
    return redirect(url_for("answers.preview", contribution_id=case.contribution.id))


def _page(case: Case, form: AnswerForm, theirs: Answer | None = None) -> str:
    actor, site, held = current_actor(), current_site(), case.contribution
    facts: dict[str, Any] = {
        "verdict": permissions.may_write(actor, site, case), "may_extend": permissions.may_extend(actor, site, case, now()),
        "beside": queries.beside(db(), held), "left": days_left(held.due_on) if held.due_on else None,
        "signed": site.answer_review != Review.NONE, "theirs": theirs, "desk_counts": desk_counts(),
    }
    if theirs is not None:
        facts |= {"differing": differing(form.values(), theirs), "who": queries.name_of(db(), theirs.written_by_id)}
    return render_template("answers/write.html", case=case, input=held, answer=case.answer, form=form, **facts)
