"""The programme's own pages, for the national coordination: names, sites, people."""

from flask import abort, flash, redirect, url_for
from werkzeug.wrappers import Response

from app.core.i18n import _
from app.core.text.slugs import free_slug
from app.core.web.access import access
from app.core.web.current import db, now
from app.people.rules import Role
from app.sites import actions, queries, rules
from app.sites.forms import NewSiteForm, ProgrammeForm
from app.sites.identity import current_actor
from app.sites.models import Site, SiteKind
from app.sites.permissions import coordinates
from app.sites.views.blueprint import Answer, bp, page, secret_key
from app.sites.views.people import hand_over, handed_over


@bp.route("/national/settings", methods=["GET", "POST"])
@access(coordinates)
def programme() -> Response | Answer:
    """The names that are data: programme, partner of the State, publisher, host."""
    form = ProgrammeForm(data=queries.setting(db(), "programme"))
    if form.validate_on_submit():
        actions.change_programme(db(), current_actor(), {name: form[name].data for name in rules.PROGRAMME_FIELDS}, now=now())
        flash(_("C’est enregistré."), "success")
        return redirect(url_for("sites.programme"))
    return page("programme", form)


@bp.get("/national/sites")
@access(coordinates)
def every_site() -> Answer:
    """The sites present and those that left, and who coordinates."""
    return page("every_site", towns=queries.every_site(db()), people=queries.grants(db(), None, now()), handover=handed_over())


@bp.route("/national/sites/new", methods=["GET", "POST"])
@access(coordinates)
def new_site() -> Response | Answer:
    """A site joins, with the person who will set it up."""
    form = NewSiteForm()
    if form.validate_on_submit():
        taken = {site.slug for site in queries.every_site(db())} | rules.RESERVED
        site = actions.open_site(
            db(), current_actor(), slug=free_slug(form.name.data, "site", taken), name=form.name.data, kind=SiteKind(form.kind.data),
            phone=form.phone.data, hours=form.hours.data, contact_name=form.contact_name.data, now=now(),
        )
        invited = actions.invite(
            db(), secret_key(), current_actor(), site, email=form.admin_email.data, name=form.admin_name.data, role=Role.ADMINISTRATOR, now=now()
        )
        hand_over(invited)
        return redirect(url_for("sites.every_site"))
    return page("new_site", form)


@bp.get("/national/sites/<slug>/departure")
@access(coordinates)
def departure(slug: str) -> Answer:
    """What leaving does."""
    return page("departure", town=_site(slug))


@bp.post("/national/sites/<slug>/departure")
@access(coordinates)
def leave(slug: str) -> Response:
    """A site leaves."""
    actions.retire_site(db(), current_actor(), _site(slug), now=now())
    flash(_("Le site est parti. Ses données restent gardées jusqu’aux dates prévues."), "success")
    return redirect(url_for("sites.every_site"))


@bp.post("/national/sites/<slug>/return")
@access(coordinates)
def come_back(slug: str) -> Response:
    """A site comes back."""
    actions.readmit_site(db(), current_actor(), _site(slug), now=now())
    flash(_("Le site est de retour."), "success")
    return redirect(url_for("sites.every_site"))


def _site(slug: str) -> Site:
    site = queries.any_site_by_slug(db(), slug)
    if site is None:
        abort(404)
    return site
