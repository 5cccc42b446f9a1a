"""Neighbourhoods, member towns, places and their posters."""

from flask import Response as Answered
from flask import abort, flash, redirect, url_for
from werkzeug.wrappers import Response

from app.core.i18n import _
from app.core.media.paper import Colours
from app.core.media.poster import Poster, poster_pdf
from app.core.web.access import access
from app.core.web.current import db, now
from app.sites import actions, queries
from app.sites.forms import PlaceForm
from app.sites.identity import current_actor, current_site
from app.sites.models import SiteKind, Territory, TerritoryKind
from app.sites.palettes import palette
from app.sites.permissions import administers, works_here
from app.sites.views.blueprint import Answer, base_url, bp, found, page
from app.sites.wording import TERRITORY_WORDS

PARENTS = {
    TerritoryKind.MEMBER_TOWN: (), TerritoryKind.NEIGHBOURHOOD: (TerritoryKind.MEMBER_TOWN,),
    TerritoryKind.PLACE: (TerritoryKind.NEIGHBOURHOOD, TerritoryKind.MEMBER_TOWN),
}


@bp.get("/<site>/desk/settings/places")
@access(administers)
def places() -> Answer:
    """All territories by kind."""
    known = queries.territories(db(), current_site().id)
    kinds = [(kind, [each for each in known if each.kind == kind]) for kind in TerritoryKind]
    return page("places", kinds=kinds, names={each.id: each.name for each in known}, host=base_url().split("//")[-1])


@bp.route("/<site>/desk/settings/places/new", methods=["GET", "POST"])
@access(administers)
def new_place() -> Response | Answer:
    """Add one."""
    form = _form(TerritoryKind.PLACE, data={"kind": TerritoryKind.PLACE})
    if form.validate_on_submit() and _lies_well(form, TerritoryKind(form.kind.data)):
        actions.add_territory(
            db(), current_actor(), current_site(), kind=TerritoryKind(form.kind.data), name=form.name.data,
            parent_id=form.parent_id.data or None, latitude=form.latitude.data, longitude=form.longitude.data, now=now(),
        )
        flash(_("C’est ajouté : %(name)s.", name=form.name.data), "success")
        return redirect(url_for("sites.places"))
    return page("place", form, place=None)


@bp.route("/<site>/desk/settings/places/<int:number>", methods=["GET", "POST"])
@access(administers)
def place(number: int) -> Response | Answer:
    """Change one. Its kind, its address and its code stay."""
    known = found(queries.territory, number)
    kind = TerritoryKind(known.kind)
    form = _form(kind, obj=known)
    form.kind.validators, form.kind.choices = [], [(kind, TERRITORY_WORDS[kind])]
    if form.validate_on_submit() and _lies_well(form, kind):
        changes = {"name": form.name.data, "latitude": form.latitude.data, "longitude": form.longitude.data}
        actions.change_territory(
            db(), current_actor(), current_site(), known, {**changes, "parent_id": form.parent_id.data or None}, now=now()
        )
        flash(_("C’est enregistré."), "success")
        return redirect(url_for("sites.places"))
    return page("place", form, place=known)


@bp.get("/<site>/desk/settings/places/<int:number>/poster.pdf")
@access(works_here)
def place_poster(number: int) -> Answered:
    """The sheet to hang up there: any day, any subject."""
    known, site = found(queries.territory, number), current_site()
    if known.code is None:
        abort(404)
    tones = palette(site.palette)
    made = poster_pdf(Poster(
        town=site.name, question=_("Qu’est-ce qui doit changer ici ?"), url=f"{base_url()}/c/{known.code}",
        address=f"{base_url().split('//')[-1]}/c/{known.code}", dates=known.name, phone=site.phone, contact=site.contact_name, hours=site.hours,
        colours=Colours(tones["site"], tones["site-ink"], tones["site-soft"], tones["site-accent"]),
    ))
    return Answered(made, mimetype="application/pdf", headers={"Content-Disposition": f'inline; filename="affiche-{known.slug}.pdf"'})


def _form(kind: TerritoryKind, *, obj: Territory | None = None, data: dict[str, str] | None = None) -> PlaceForm:
    form, site = PlaceForm(obj=obj, data=data), current_site()
    others = [each for each in queries.territories(db(), site.id) if each.kind != TerritoryKind.PLACE and (obj is None or each.id != obj.id)]
    if obj is not None:
        others = [each for each in others if each.kind in PARENTS[kind]]
    form.parent_id.choices = [(0, _("Directement dans le site")), *((each.id, each.name) for each in others)]
    if site.kind != SiteKind.GROUP:
        form.kind.choices = [choice for choice in form.kind.choices if choice[0] != TerritoryKind.MEMBER_TOWN]
    return form


def _lies_well(form: PlaceForm, kind: TerritoryKind) -> bool:
    """Say beside the field what the verb would refuse."""
    if not form.parent_id.data:
        return True
    parent = queries.territory(db(), current_site().id, form.parent_id.data)
    if parent is None or parent.kind not in PARENTS[kind]:
        form.parent_id.errors = [_("Cela ne peut pas se trouver là. Choisissez un autre endroit.")]
        return False
    return True
