"""Bodies outside the town, and who is competent for what."""

from flask import flash, redirect, url_for
from werkzeug.wrappers import Response

from app.core.i18n import _
from app.core.web.access import access
from app.core.web.current import db, now
from app.sites import actions, queries
from app.sites.forms import BodyForm, CompetenceForm
from app.sites.identity import current_actor, current_site
from app.sites.models import SiteKind
from app.sites.permissions import administers
from app.sites.views.blueprint import Answer, bp, found, page


@bp.get("/<site>/desk/settings/partners")
@access(administers)
def partners() -> Answer:
    """The bodies, and a line a theme that says who is competent."""
    site_id = current_site().id
    bodies = queries.outside_bodies(db(), site_id)
    competences = {rule.theme_id: rule for rule in queries.competences(db(), site_id)}
    return page(
        "partners", bodies=bodies, names={body.id: body.name for body in bodies}, themes=queries.themes(db(), site_id), competences=competences
    )


@bp.route("/<site>/desk/settings/partners/new", methods=["GET", "POST"])
@access(administers)
def new_partner() -> Response | Answer:
    """Add a body."""
    form = BodyForm()
    if form.validate_on_submit():
        actions.add_body(db(), current_actor(), current_site(), now=now(), **_values(form))
        flash(_("C’est ajouté : %(name)s.", name=form.name.data), "success")
        return redirect(url_for("sites.partners"))
    return page("partner", form, body=None)


@bp.route("/<site>/desk/settings/partners/<int:number>", methods=["GET", "POST"])
@access(administers)
def partner(number: int) -> Response | Answer:
    """Change what is known of a body."""
    body = found(queries.outside_body, number)
    form = BodyForm(obj=body)
    if form.validate_on_submit():
        actions.change_body(db(), current_actor(), current_site(), body, _values(form), now=now())
        flash(_("C’est enregistré."), "success")
        return redirect(url_for("sites.partners"))
    return page("partner", form, body=body)


def _values(form: BodyForm) -> dict[str, str]:
    return {name: form[name].data for name in ("name", "does", "phone", "email", "url")}


@bp.route("/<site>/desk/settings/competences/<int:number>", methods=["GET", "POST"])
@access(administers)
def competence(number: int) -> Response | Answer:
    """The rule of one theme."""
    theme, site = found(queries.theme, number), current_site()
    rule = queries.competence(db(), site.id, theme.id)
    form = CompetenceForm(obj=rule) if rule else CompetenceForm(data={"holder": ""})
    form.body_id.choices = [(0, _("Aucun")), *((body.id, body.name) for body in queries.outside_bodies(db(), site.id))]
    if site.kind != SiteKind.GROUP:
        form.holder.choices = [choice for choice in form.holder.choices if choice[0] != "group"]
    if form.validate_on_submit() and _names_a_body(form):
        if form.holder.data:
            body = queries.outside_body(db(), site.id, form.body_id.data) if form.holder.data == "outside" else None
            actions.set_competence(
                db(), current_actor(), site, theme, holder=form.holder.data, body=body, because=form.because.data, now=now()
            )
        elif rule is not None:
            actions.clear_competence(db(), current_actor(), site, rule, now=now())
        flash(_("C’est enregistré."), "success")
        return redirect(url_for("sites.partners"))
    return page("competence", form, theme=theme)


def _names_a_body(form: CompetenceForm) -> bool:
    if form.holder.data == "outside" and not form.body_id.data:
        form.body_id.errors = [_("Choisissez l’organisme.")]
        return False
    return True
