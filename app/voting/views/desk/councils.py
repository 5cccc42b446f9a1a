"""The councils of a site."""

from flask import abort, flash, redirect, render_template, url_for

from app.core.i18n import _
from app.core.web.access import access
from app.core.web.current import db, now
from app.sites import queries as sites
from app.sites.identity import current_actor, current_site
from app.voting.actions import preparing as actions
from app.voting.forms.desk import CouncilForm
from app.voting.permissions import preparing as permissions
from app.voting.queries import preparing as queries
from app.voting.queries import votes
from app.voting.views.blueprint import bp
from app.voting.views.desk.finding import Page


@bp.route("/<site>/desk/councils", methods=["GET", "POST"])
@access(permissions.may_prepare)
def desk_councils() -> Page:
    """All of them, and a new one."""
    form = _form()
    if form.validate_on_submit():
        actions.create_council(
            db(), current_actor(), current_site(), name=form.name.data, about=form.about.data or "", territory_id=form.territory_id.data or None,
            now=now(),
        )
        flash(_("Le conseil est créé."), "success")
        return redirect(url_for("voting.desk_councils"))
    found = queries.councils(db(), current_site().id)
    of_council = votes.by_council(db(), current_site().id)
    body = render_template("voting/desk/councils.html", form=form, councils=found, votes=of_council)
    return body, 422 if form.is_submitted() else 200


@bp.route("/<site>/desk/councils/<slug>", methods=["GET", "POST"])
@access(permissions.may_prepare)
def desk_council(slug: str) -> Page:
    """Another name, place or description; its votes."""
    council = queries.council(db(), current_site().id, slug)
    if council is None:
        abort(404)
    form = _form(obj=council)
    if form.validate_on_submit():
        actions.edit_council(
            db(), current_actor(), current_site(), council, name=form.name.data, about=form.about.data or "",
            territory_id=form.territory_id.data or None, now=now(),
        )
        flash(_("C’est enregistré."), "success")
        return redirect(url_for("voting.desk_councils"))
    found = votes.by_council(db(), current_site().id).get(council.id, [])
    body = render_template("voting/desk/council.html", form=form, council=council, votes=found)
    return body, 422 if form.is_submitted() else 200


def _form(**values: object) -> CouncilForm:
    form = CouncilForm(**values)
    places = [(place.id, place.name) for place in sites.territories(db(), current_site().id) if place.kind != "place"]
    form.territory_id.choices = [(0, _("Toute la ville")), *places]
    return form
