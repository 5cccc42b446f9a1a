"""Who votes: the roll in a file or pasted, person by person, copied, or codes for people nobody has named."""

from typing import Any

from flask import abort, current_app, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from app.core.i18n import LANGUAGES, _, ngettext
from app.core.web.access import access
from app.core.web.current import db, now
from app.sites.identity import current_actor, current_site
from app.voting.actions import preparing as actions
from app.voting.forms.desk import AudienceForm, CodesForm, CopyForm, ElectorForm, ImportForm
from app.voting.models import Elector
from app.voting.permissions import preparing as permissions
from app.voting.queries import roll as rolls
from app.voting.queries import votes
from app.voting.queries.preparing import Draft
from app.voting.rules.preparing.roll_sheet import Line, Sheet
from app.voting.rules.states import Reach
from app.voting.views.blueprint import bp
from app.voting.views.desk.finding import Page, draft_or_404, onwards, screen
from app.voting.views.desk.screens import save


def platform_key() -> str:
    """The key from which ways in are derived."""
    return str(current_app.extensions["settings"].secret_key)


@bp.route("/<site>/desk/votes/<slug>/roll", methods=["GET", "POST"])
@access(permissions.may_prepare)
def desk_roll(slug: str) -> Page:
    """Who may vote, and the roll as it stands."""
    draft = draft_or_404(slug)
    form = AudienceForm(obj=draft.vote)
    if form.validate_on_submit():
        save(draft, "roll", audience=form.audience.data, proof=form.proof.data or "", paper=bool(form.paper.data))
        return redirect(url_for("voting.desk_roll", slug=slug, _anchor="people")) if not draft.roll.size else onwards(slug, "roll")
    return _page(draft, 422 if form.is_submitted() else 200, form=form)


@bp.post("/<site>/desk/votes/<slug>/roll/import")
@access(permissions.may_prepare)
def desk_roll_import(slug: str) -> Page:
    """A list: all of it when every row is clear; otherwise each row's fault, and the good rows when asked."""
    draft, form = draft_or_404(slug), ImportForm()
    actions.hold_draft(db(), current_actor(), current_site(), draft.vote)
    sheet = form.read(lines_of(draft)) if form.validate() else None
    if sheet is None or not (sheet.clean or (request.form.get("act") == "good" and sheet.lines)):
        return _page(draft, 422, importing=form, sheet=sheet)
    added = actions.add_lines(db(), current_actor(), current_site(), draft.vote, sheet.lines, key=platform_key(), now=now())
    flash(ngettext("%(num)d personne ajoutée.", "%(num)d personnes ajoutées.", added), "success")
    return redirect(url_for("voting.desk_roll", slug=slug, _anchor="people"))


@bp.post("/<site>/desk/votes/<slug>/roll/codes")
@access(permissions.may_prepare)
def desk_roll_codes(slug: str) -> Page:
    """Codes for people nobody has named."""
    draft, form = draft_or_404(slug), CodesForm()
    if not form.validate_on_submit():
        return _page(draft, 422, codes=form)
    made = actions.make_codes(db(), current_actor(), current_site(), draft.vote, form.number.data, key=platform_key(), now=now())
    flash(ngettext("%(num)d code est prêt.", "%(num)d codes sont prêts.", made), "success")
    return redirect(url_for("voting.desk_roll", slug=slug, _anchor="people"))


@bp.post("/<site>/desk/votes/<slug>/roll/copy")
@access(permissions.may_prepare)
def desk_roll_copy(slug: str) -> Page:
    """The people of an earlier vote."""
    draft = draft_or_404(slug)
    earlier = {vote.id: vote for vote in votes.of_site(db(), current_site().id, drafts=True)}
    source = earlier.get(request.form.get("source", 0, type=int))
    if source is None:
        abort(404)
    added = actions.copy_roll(db(), current_actor(), current_site(), draft.vote, source, key=platform_key(), now=now())
    flash(ngettext("%(num)d personne ajoutée.", "%(num)d personnes ajoutées.", added), "success")
    return redirect(url_for("voting.desk_roll", slug=slug, _anchor="people"))


@bp.route("/<site>/desk/votes/<slug>/roll/add", methods=["GET", "POST"])
@access(permissions.may_prepare)
def desk_elector_new(slug: str) -> Page:
    """One person more."""
    draft, form = draft_or_404(slug), _elector_form()
    if form.validate_on_submit() and (line := form.line()) and _is_new(draft, form, line):
        actions.add_lines(db(), current_actor(), current_site(), draft.vote, [line], key=platform_key(), now=now())
        flash(_("%(name)s est sur la liste.", name=line.name), "success")
        return redirect(url_for("voting.desk_roll", slug=slug, _anchor="people"))
    return screen("elector", draft, "roll", 422 if form.is_submitted() else 200, form=form, elector=None)


@bp.route("/<site>/desk/votes/<slug>/roll/<int:elector_id>", methods=["GET", "POST"])
@access(permissions.may_prepare)
def desk_elector(slug: str, elector_id: int) -> Page:
    """Correct one person."""
    draft = draft_or_404(slug)
    elector = _elector_or_404(draft, elector_id)
    form = _elector_form(obj=elector)
    if form.validate_on_submit() and (line := form.line()) and _is_new(draft, form, line, elector):
        actions.correct(db(), current_actor(), current_site(), draft.vote, elector, line, now=now())
        flash(_("C’est enregistré."), "success")
        return redirect(url_for("voting.desk_roll", slug=slug, _anchor="people"))
    return screen("elector", draft, "roll", 422 if form.is_submitted() else 200, form=form, elector=elector)


@bp.post("/<site>/desk/votes/<slug>/roll/<int:elector_id>/removal")
@access(permissions.may_prepare)
def desk_elector_removal(slug: str, elector_id: int) -> Response:
    """Take one person off a draft's roll."""
    draft = draft_or_404(slug)
    actions.remove(db(), current_actor(), current_site(), draft.vote, _elector_or_404(draft, elector_id), now=now())
    flash(_("Cette personne n’est plus sur la liste."), "success")
    return redirect(url_for("voting.desk_roll", slug=slug, _anchor="people"))


def lines_of(draft: Draft) -> list[Line]:
    """The roll as lines, to compare a new list with."""
    return [
        Line(0, each.name, each.told_apart, each.group, Reach(each.reach), each.address, each.weight, each.language)
        for each in rolls.electors(db(), draft.vote.id) if each.name
    ]


def _page(draft: Draft, status: int, *, sheet: Sheet | None = None, **forms: Any) -> tuple[str, int]:
    earlier = [vote for vote in votes.of_site(db(), current_site().id, drafts=True) if vote.id != draft.vote.id and vote.roll_size]
    copying = CopyForm(formdata=None)
    copying.source.choices = [(vote.id, vote.question) for vote in earlier]
    shown = {
        "form": AudienceForm(formdata=None, obj=draft.vote), "importing": ImportForm(formdata=None), "codes": CodesForm(formdata=None), **forms,
    }
    electors = rolls.electors(db(), draft.vote.id)
    return screen(
        "roll", draft, "roll", status, electors=[each for each in electors if each.name], sheet=sheet, earlier=earlier, copying=copying, **shown,
    )


def _elector_form(**values: Any) -> ElectorForm:
    form = ElectorForm(**values)
    form.language.choices = list(LANGUAGES.items())
    return form


def _elector_or_404(draft: Draft, elector_id: int) -> Elector:
    elector = rolls.elector(db(), draft.vote.id, elector_id)
    if elector is None:
        abort(404)
    return elector


def _is_new(draft: Draft, form: ElectorForm, line: Line, but: Elector | None = None) -> bool:
    """Nobody else of that name without something to tell them apart."""
    twins = [each for each in rolls.electors(db(), draft.vote.id) if each.key == line.key and each is not but]
    if twins:
        form.told_apart.errors = [_("Une personne de ce nom est déjà sur la liste. Écrivez ce qui les distingue.")]
    return not twins


@bp.get("/<site>/desk/votes/<slug>/roll/list")
@access(permissions.gives_out_codes)
def desk_roll_list(slug: str) -> str:
    """The roll on paper, for the desk and for signatures."""
    draft = draft_or_404(slug)
    return render_template("voting/desk/list.html", draft=draft, vote=draft.vote, electors=rolls.electors(db(), draft.vote.id))
