"""Themes in residents' words."""

from flask import flash, redirect, url_for
from werkzeug.wrappers import Response

from app.core.i18n import _
from app.core.web.access import access
from app.core.web.current import db, now
from app.sites import actions, queries
from app.sites.forms import ThemeForm
from app.sites.identity import current_actor, current_site
from app.sites.permissions import administers
from app.sites.views.blueprint import Answer, bp, found, page


@bp.get("/<site>/desk/settings/themes")
@access(administers)
def themes() -> Answer:
    """The themes in their order, with the policy behind each."""
    return page("themes", themes=queries.themes(db(), current_site().id))


@bp.route("/<site>/desk/settings/themes/new", methods=["GET", "POST"])
@access(administers)
def new_theme() -> Response | Answer:
    """Add one."""
    form = ThemeForm()
    if form.validate_on_submit():
        actions.add_theme(
            db(), current_actor(), current_site(), label=form.label.data, icon=form.icon.data, policy=form.policy.data,
            position=form.position.data, now=now(),
        )
        flash(_("C’est ajouté : %(name)s.", name=form.label.data), "success")
        return redirect(url_for("sites.themes"))
    return page("one_theme", form, theme=None)


@bp.route("/<site>/desk/settings/themes/<int:number>", methods=["GET", "POST"])
@access(administers)
def one_theme(number: int) -> Response | Answer:
    """Change one."""
    theme = found(queries.theme, number)
    form = ThemeForm(obj=theme)
    if form.validate_on_submit():
        changes = {
            "label": form.label.data, "icon": form.icon.data, "policy": form.policy.data,
            "position": theme.position if form.position.data is None else form.position.data,
        }
        actions.change_theme(db(), current_actor(), current_site(), theme, changes, now=now())
        flash(_("C’est enregistré."), "success")
        return redirect(url_for("sites.themes"))
    return page("one_theme", form, theme=theme)
