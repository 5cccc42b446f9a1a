"""What residents see of a consultation: its page, its framing and its versions, and the short poster address."""

from flask import Response, abort, redirect, render_template, request, session, url_for

from app.core.web.access import access, public
from app.core.web.cache import cacheable
from app.core.web.current import db, now
from app.language.readings import reading, readings
from app.processes import permissions, queries, steps
from app.processes.models import StepKind
from app.processes.rules import typed_code
from app.processes.translated import consultation_original
from app.processes.views.blueprint import bp, sheet_or_404
from app.sites import queries as sites
from app.sites.identity import current_actor, current_site
from app.sites.models import Site


@bp.get("/<site>/processes")
@access(public)
@cacheable
def index() -> str:
    """The consultations of a site."""
    sheets = queries.public_list(db(), current_site().id)
    return render_template("processes/index.html", sheets=sheets, said=readings([consultation_original(sheet) for sheet in sheets]))


@bp.get("/<site>/processes/<slug>")
@access(public)
@cacheable
def show(slug: str) -> str:
    """One consultation: the question, what one can do now, the framing in six lines, the steps."""
    sheet = sheet_or_404(slug)
    offers = steps.load(db(), current_actor(), sheet, now())
    parts = steps.load_parts(db(), current_actor(), sheet, now())
    return render_template(
        "processes/show.html", sheet=sheet, framing=sheet.framing, process=sheet.process, offers=offers, parts=parts,
        said=reading(consultation_original(sheet)),
    )


@bp.get("/<site>/processes/<slug>/framing")
@access(public)
def framing(slug: str) -> str:
    """The whole framing and its earlier versions."""
    sheet = sheet_or_404(slug)
    said = reading(consultation_original(sheet))
    return render_template("processes/framing.html", sheet=sheet, versions=queries.versions(db(), sheet.process.id), said=said)


@bp.get("/c/<code>")
@access(public)
def short(code: str) -> Response:
    """The poster's address: a consultation's cards if they are open, else its page; or a place's town."""
    wanted = typed_code(code)
    place = request.args.get("place") or ""
    process = queries.by_code(db(), wanted)
    if process is None:
        return _from_place(wanted)
    site = db().get(Site, process.site_id)
    sheet = queries.get(db(), process.site_id, process.id)
    if site is None or sheet is None or site.left_at is not None:
        abort(404)
    if place:
        session["place"] = typed_code(place)
    opened = permissions.step_open(current_actor(), sheet, StepKind.REACT, now())
    target = "statements.cards" if opened else "processes.show"
    return redirect(url_for(target, site=site.slug, slug=process.slug))  # type: ignore[return-value]


def _from_place(code: str) -> Response:
    place = sites.place_by_code(db(), code)
    site = db().get(Site, place.site_id) if place else None
    if place is None or site is None or site.left_at is not None:
        abort(404)
    session["place"] = code
    return redirect(url_for("pages.site_home", site=site.slug))  # type: ignore[return-value]
