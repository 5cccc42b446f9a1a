"""The organiser's step of a sealed vote: who holds the keys, whose key is there, who makes the codes."""

from flask import current_app, flash, redirect, url_for

from app.core.i18n import _
from app.core.web.access import access
from app.core.web.current import db, now
from app.sites.identity import current_actor, current_site
from app.voting.actions.sealing import preparing as actions
from app.voting.forms.desk.sealing import TrusteesForm
from app.voting.permissions import preparing as permissions
from app.voting.queries import board
from app.voting.queries.preparing import sealing
from app.voting.rules.states import Secrecy
from app.voting.views.blueprint import bp
from app.voting.views.desk.finding import Page, draft_or_404, screen


@bp.route("/<site>/desk/votes/<slug>/sealing", methods=["GET", "POST"])
@access(permissions.may_prepare)
def desk_sealing(slug: str) -> Page:
    """Name the trustees; hand each their link; see who has made their key and whether the codes are there."""
    draft = draft_or_404(slug)
    if draft.vote.secrecy != Secrecy.SEALED:
        return redirect(url_for("voting.desk_secrecy", slug=slug))
    found, settings = board.trustees(db(), draft.vote.id), current_app.extensions["settings"]
    form = TrusteesForm(data=TrusteesForm.filled(found))
    if form.validate_on_submit():
        actions.name_trustees(db(), current_actor(), current_site(), draft.vote, form.people, key=settings.secret_key, now=now())
        flash(_("C’est enregistré. Donnez maintenant son lien à chaque gardien."), "success")
        return redirect(url_for("voting.desk_sealing", slug=slug))
    links = {each.id: settings.base_url + url_for(
        "voting.trustee", slug=slug, token=actions.link_of(each, settings.secret_key)
    ) for each in found}
    facts = {"trustees": found, "links": links, "ready": sealing(db(), draft.vote), "codes_url": settings.base_url + url_for(
        "voting.credentials", slug=slug
    )}
    return screen("sealing", draft, "sealing", 422 if form.is_submitted() else 200, form=form, **facts)
