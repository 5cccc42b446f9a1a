"""The screens of the checklist that hold a few fields each. Each saves at once."""

from flask import redirect, url_for

from app.core.i18n import _
from app.core.web.access import access
from app.core.web.current import db, now
from app.processes import queries as processes
from app.sites import queries as sites
from app.sites.identity import current_actor, current_site
from app.voting.actions import preparing as actions
from app.voting.actions.preparing.drafting import EDITABLE
from app.voting.forms.desk import DatesForm, FramingForm, MethodForm, QuestionForm, QuorumForm, SecrecyForm, settings_form
from app.voting.methods import METHODS
from app.voting.permissions import preparing as permissions
from app.voting.queries import preparing as queries
from app.voting.queries.preparing import Draft
from app.voting.rules.preparing.lacks import sealable
from app.voting.rules.preparing.templates import YES_NO
from app.voting.views.blueprint import bp
from app.voting.views.desk.checklist import council_choices
from app.voting.views.desk.finding import Page, draft_or_404, onwards, screen
from app.voting.wording.preparing.method_settings import METHOD_HINTS


def save(draft: Draft, step: str, **changes: object) -> None:
    """Save a screen's columns."""
    actions.edit(db(), current_actor(), current_site(), draft.vote, step, changes, now=now())


@bp.route("/<site>/desk/votes/<slug>/question", methods=["GET", "POST"])
@access(permissions.may_prepare)
def desk_question(slug: str) -> Page:
    """The question, in plain words."""
    draft = draft_or_404(slug)
    form = QuestionForm(obj=draft.vote)
    form.council_id.choices = council_choices(queries.councils(db(), current_site().id))
    known = [(sheet.process.id, sheet.process.title) for sheet in processes.staff_list(db(), current_site().id)]
    form.process_id.choices = [(0, _("Non")), *known]
    if form.validate_on_submit():
        chosen = {name: form[name].data or None for name in ("council_id", "process_id")}
        save(draft, "question", question=form.question.data, details=form.details.data or "", **chosen)
        return onwards(slug, "question")
    return screen("question", draft, "question", 422 if form.is_submitted() else 200, form=form)


@bp.route("/<site>/desk/votes/<slug>/framing", methods=["GET", "POST"])
@access(permissions.may_prepare)
def desk_framing(slug: str) -> Page:
    """What the result is worth, who follows it up, whom to call."""
    draft, teams = draft_or_404(slug), sites.teams(db(), current_site().id)
    form = FramingForm(obj=draft.vote)
    form.follow_team_id.choices = [(0, _("Choisissez une équipe")), *((team.id, team.name) for team in teams)]
    if form.validate_on_submit():
        named = {team.id: team.name for team in teams}
        texts = {name: form[name].data or "" for name in EDITABLE["framing"] if name not in {"follow_up", "follow_team_id"}}
        team_id = form.follow_team_id.data or None
        save(draft, "framing", follow_team_id=team_id, follow_up=named.get(team_id or 0, ""), **texts)
        return onwards(slug, "framing")
    return screen("framing", draft, "framing", 422 if form.is_submitted() else 200, form=form)


@bp.route("/<site>/desk/votes/<slug>/method", methods=["GET", "POST"])
@access(permissions.may_prepare)
def desk_method(slug: str) -> Page:
    """How ballots are counted."""
    draft = draft_or_404(slug)
    form = MethodForm(obj=draft.vote)
    form.method.choices = [(key, METHOD_HINTS[key][0]) for key in METHODS]
    if form.validate_on_submit():
        save(draft, "method", method=form.method.data)
        if form.method.data == "yes_no" and not draft.options:
            actions.set_options(
                db(), current_actor(), current_site(), draft.vote, [{"key": key, "label": label} for key, label in YES_NO], now=now()
            )
        return redirect(url_for("voting.desk_settings", slug=slug))
    return screen("method", draft, "method", 422 if form.is_submitted() else 200, form=form, hints=METHOD_HINTS)


@bp.route("/<site>/desk/votes/<slug>/method/settings", methods=["GET", "POST"])
@access(permissions.may_prepare)
def desk_settings(slug: str) -> Page:
    """The settings of the chosen method: usual ones first, the others folded, all with defaults that fit."""
    draft = draft_or_404(slug)
    form = settings_form(draft.vote.method, draft.vote.settings)
    if form.validate_on_submit() and (values := form.values()) is not None:
        save(draft, "method", settings=values)
        return onwards(slug, "method")
    return screen("settings", draft, "method", 422 if form.is_submitted() else 200, form=form, hints=METHOD_HINTS)


@bp.route("/<site>/desk/votes/<slug>/dates", methods=["GET", "POST"])
@access(permissions.may_prepare)
def desk_dates(slug: str) -> Page:
    """From when to when."""
    draft = draft_or_404(slug)
    form = DatesForm(data=DatesForm.filled(draft.vote))
    if form.validate_on_submit():
        save(draft, "dates", opens_at=form.opens_at, closes_at=form.closes_at, challenge_days=form.challenge_days.data)
        return onwards(slug, "dates")
    return screen("dates", draft, "dates", 422 if form.is_submitted() else 200, form=form)


@bp.route("/<site>/desk/votes/<slug>/quorum", methods=["GET", "POST"])
@access(permissions.may_prepare)
def desk_quorum(slug: str) -> Page:
    """How many must take part; how many proxies one may carry."""
    draft = draft_or_404(slug)
    form = QuorumForm(data=QuorumForm.filled(draft.vote))
    if form.validate_on_submit():
        save(draft, "quorum", quorum=form.stored, proxies=int(form.proxies.data))
        return onwards(slug, "quorum")
    return screen("quorum", draft, "quorum", 422 if form.is_submitted() else 200, form=form)


@bp.route("/<site>/desk/votes/<slug>/secrecy", methods=["GET", "POST"])
@access(permissions.may_prepare)
def desk_secrecy(slug: str) -> Page:
    """Who will know what; each kind with what it protects and what it does not."""
    draft = draft_or_404(slug)
    form = SecrecyForm(obj=draft.vote)
    if form.validate_on_submit():
        save(draft, "secrecy", secrecy=form.secrecy.data)
        return onwards(slug, "secrecy")
    return screen("secrecy", draft, "secrecy", 422 if form.is_submitted() else 200, form=form, sealable=sealable(draft.vote.method))
