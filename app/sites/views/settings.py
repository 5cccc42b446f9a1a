"""The settings of the site itself."""

from flask import flash, redirect, url_for
from werkzeug.wrappers import Response

from app.core.i18n import _
from app.core.web.access import access
from app.core.web.current import db, now
from app.sites import actions
from app.sites.forms import SettingsForm
from app.sites.identity import current_actor, current_site
from app.sites.palettes import palettes
from app.sites.permissions import administers
from app.sites.views.blueprint import Answer, bp, page


@bp.route("/<site>/desk/settings", methods=["GET", "POST"])
@access(administers)
def settings() -> Response | Answer:
    """Name, words, colours, languages, delay, second reader, contact."""
    site = current_site()
    form = SettingsForm(site)
    if form.validate_on_submit():
        actions.change_settings(db(), current_actor(), site, form.changes(site), now=now())
        flash(_("C’est enregistré."), "success")
        return redirect(url_for("sites.settings"))
    return page("settings", form, palettes=palettes())
