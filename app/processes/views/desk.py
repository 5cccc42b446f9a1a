"""Preparing a consultation: draft, framing, steps, opening, closing, result."""

from typing import Any

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from app.core.i18n import _
from app.core.web.access import access
from app.core.web.current import db, now
from app.processes import actions, permissions, queries
from app.processes.forms import FramingForm, NewProcessForm, ResultForm, StepsForm
from app.processes.models import ProcessState, StepKind
from app.processes.queries import Sheet
from app.processes.rules import FRAMING_FIELDS, missing
from app.processes.views.blueprint import bp, sheet_or_404
from app.processes.wording import LACK_WORDS
from app.sites import queries as sites
from app.sites.identity import current_actor, current_site


@bp.get("/<site>/desk/processes")
@access(permissions.may_prepare)
def desk_index() -> str:
    """All consultations of the site, with what each lacks."""
    sheets = queries.staff_list(db(), current_site().id)
    return render_template("processes/desk_index.html", sheets=[(sheet, missing(sheet.framing, sheet.steps)) for sheet in sheets])


@bp.route("/<site>/desk/processes/new", methods=["GET", "POST"])
@access(permissions.may_prepare)
def desk_new() -> str | Response | tuple[str, int]:
    """Begin a draft."""
    form = NewProcessForm()
    places = sites.territories(db(), current_site().id)
    form.territory_id.choices = [(0, _("Toute la ville")), *((place.id, place.name) for place in places)]
    if form.validate_on_submit():
        process = actions.create(
            db(), current_actor(), current_site(), title=form.title.data, territory_id=form.territory_id.data or None, now=now()
        )
        return redirect(url_for("processes.desk_edit", slug=process.slug))
    return render_template("processes/desk_new.html", form=form), 422 if form.is_submitted() else 200


@bp.route("/<site>/desk/processes/<slug>", methods=["GET", "POST"])
@access(permissions.may_prepare)
def desk_edit(slug: str) -> str | Response | tuple[str, int]:
    """The framing: saved with holes while a draft, whole once open."""
    sheet = sheet_or_404(slug)
    form = FramingForm(obj=sheet.framing)
    if form.validate_on_submit() and _saved(sheet, form):
        flash(_("C’est enregistré."), "success")
        return redirect(url_for("processes.desk_edit", slug=slug))
    return _page(sheet, form), 422 if form.is_submitted() else 200


def _saved(sheet: Sheet, form: FramingForm) -> bool:
    changes = {name: form[name].data for name in FRAMING_FIELDS}
    try:
        actions.frame(db(), current_actor(), current_site(), sheet, changes, note=form.change_note.data or "", now=now())
    except actions.Incomplete as hole:
        for lack in hole.lacks:
            target = form[lack] if lack in FRAMING_FIELDS else form.ends_on
            target.errors = [*target.errors, str(LACK_WORDS[lack])]
        return False
    return True


def _page(sheet: Sheet, form: FramingForm) -> str:
    return render_template(
        "processes/desk_edit.html", sheet=sheet, process=sheet.process, form=form, lacks=missing(sheet.framing, sheet.steps),
        may_open=permissions.may_open(current_actor(), current_site(), sheet),
    )


@bp.route("/<site>/desk/processes/<slug>/steps", methods=["GET", "POST"])
@access(permissions.may_prepare)
def desk_steps(slug: str) -> str | Response | tuple[str, int]:
    """The dates of the steps."""
    sheet = sheet_or_404(slug)
    form = StepsForm(data=_step_dates(sheet))
    if form.validate_on_submit():
        for kind, first, last in (
            (StepKind.REACT, form.react_from.data, form.react_to.data), (StepKind.PROPOSE, form.propose_from.data, form.propose_to.data),
        ):
            if first and last:
                actions.plan_step(db(), current_actor(), current_site(), sheet, kind, first, last, now=now())
        flash(_("Les dates sont enregistrées."), "success")
        return redirect(url_for("processes.desk_edit", slug=slug))
    body = render_template("processes/desk_steps.html", sheet=sheet, process=sheet.process, form=form)
    return body, 422 if form.is_submitted() else 200


def _step_dates(sheet: Sheet) -> dict[str, Any]:
    dates: dict[str, Any] = {}
    for kind, name in ((StepKind.REACT, "react"), (StepKind.PROPOSE, "propose")):
        step = sheet.step(kind)
        dates[f"{name}_from"] = step.opens_on if step else sheet.framing.starts_on
        dates[f"{name}_to"] = step.closes_on if step else sheet.framing.ends_on
    return dates


@bp.post("/<site>/desk/processes/<slug>/opening")
@access(permissions.may_prepare)
def desk_open(slug: str) -> Response:
    """Open it. What lacks is said by the refusal."""
    sheet = sheet_or_404(slug)
    actions.open_process(db(), current_actor(), current_site(), sheet, now=now())
    flash(_("La consultation est ouverte."), "success")
    return redirect(url_for("processes.show", slug=slug))


@bp.route("/<site>/desk/processes/<slug>/closing", methods=["GET", "POST"])
@access(permissions.may_prepare)
def desk_close(slug: str) -> str | Response:
    """Close it, after a page that says what that does."""
    sheet = sheet_or_404(slug)
    form = ResultForm(formdata=None)
    if form.is_submitted():
        actions.close_process(db(), current_actor(), current_site(), sheet, now=now())
        flash(_("La consultation est finie. Tout reste lisible à la même adresse."), "success")
        return redirect(url_for("processes.desk_edit", slug=slug))
    return render_template("processes/desk_close.html", process=sheet.process)


@bp.route("/<site>/desk/processes/<slug>/result", methods=["GET", "POST"])
@access(permissions.may_prepare)
def desk_result(slug: str) -> str | Response | tuple[str, int]:
    """Publish what came out of it."""
    sheet = sheet_or_404(slug)
    form = ResultForm(data={"text": sheet.process.result or ""})
    if form.validate_on_submit():
        actions.publish_result(db(), current_actor(), current_site(), sheet, form.text.data, now=now())
        flash(_("Le résultat est publié. Les personnes qui suivent sont prévenues."), "success")
        return redirect(url_for("processes.show", slug=slug))
    closed = sheet.process.state == ProcessState.CLOSED
    body = render_template("processes/desk_result.html", process=sheet.process, form=form, closed=closed)
    return body, 422 if form.is_submitted() else 200
