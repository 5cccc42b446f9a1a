"""The options of a draft: written in rows, pasted as a list, put in order."""

from flask import flash, redirect, request, url_for
from werkzeug.wrappers import Response

from app.core.i18n import _
from app.core.web.access import access
from app.core.web.current import db, now
from app.sites.identity import current_actor, current_site
from app.voting.actions import preparing as actions
from app.voting.forms.desk import OptionsForm
from app.voting.methods import METHODS
from app.voting.permissions import preparing as permissions
from app.voting.queries.preparing import Draft
from app.voting.rules.preparing.templates import YES_NO
from app.voting.views.blueprint import bp
from app.voting.views.desk.finding import Page, draft_or_404, onwards, screen

EMPTY_ROWS = 3


@bp.route("/<site>/desk/votes/<slug>/options", methods=["GET", "POST"])
@access(permissions.may_prepare)
def desk_options(slug: str) -> Page:
    """What one can answer. « Ajouter des lignes » saves and comes back."""
    draft = draft_or_404(slug)
    form = OptionsForm(data={"rows": _rows(draft)})
    if form.validate_on_submit():
        actions.set_options(db(), current_actor(), current_site(), draft.vote, form.options, now=now())
        if request.form.get("act") != "more":
            return onwards(slug, "options")
        flash(_("C’est enregistré."), "success")
        return redirect(url_for("voting.desk_options", slug=slug))
    costs = METHODS[draft.vote.method].needs_costs
    return screen("options", draft, "options", 422 if form.is_submitted() else 200, form=form, costs=costs)


@bp.post("/<site>/desk/votes/<slug>/options/order")
@access(permissions.may_prepare)
def desk_option_order(slug: str) -> Response:
    """One option goes up by one."""
    draft = draft_or_404(slug)
    actions.move_option(db(), current_actor(), current_site(), draft.vote, request.form.get("up", ""), now=now())
    return redirect(url_for("voting.desk_options", slug=slug))


@bp.post("/<site>/desk/votes/<slug>/options/yes-no")
@access(permissions.may_prepare)
def desk_options_yes_no(slug: str) -> Response:
    """Put yes, no and abstention in place of what was written."""
    draft = draft_or_404(slug)
    rows = [{"key": key, "label": label} for key, label in YES_NO]
    actions.set_options(db(), current_actor(), current_site(), draft.vote, rows, now=now())
    return onwards(slug, "options")


def _rows(draft: Draft) -> list[dict[str, object]]:
    """One row an option, and some empty ones where more may come."""
    rows: list[dict[str, object]] = [
        {"key": option.key, "label": option.label, "details": option.details, "cost": "" if option.cost is None else str(option.cost),
         "district": option.district, "exclusive_group": option.exclusive_group}
        for option in draft.options
    ]
    return rows if draft.vote.method == "yes_no" and rows else [*rows, *({} for _each in range(EMPTY_ROWS))]
