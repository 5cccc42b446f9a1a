"""The poster: A4, a QR code, a short address one can type, a phone number."""

from flask import Response, current_app, request

from app.core.i18n import _, long_date
from app.core.media.paper import Colours
from app.core.media.poster import Poster, poster_pdf
from app.core.web.access import access, public
from app.core.web.current import db
from app.processes.rules import typed_code
from app.processes.views.blueprint import bp, sheet_or_404
from app.sites import queries as sites
from app.sites.identity import current_site
from app.sites.palettes import palette


@bp.get("/<site>/processes/<slug>/poster.pdf")
@access(public)
def poster(slug: str) -> Response:
    """The poster of a consultation; `?place=` makes the one for a place that has its own code."""
    sheet, site = sheet_or_404(slug), current_site()
    framing, base = sheet.framing, current_app.extensions["settings"].base_url
    place = sites.place_by_code(db(), typed_code(request.args.get("place", "")))
    url = f"{base}/c/{sheet.process.code}" + (f"?place={place.code}" if place is not None and place.site_id == site.id else "")
    tones = palette(site.palette)
    made = poster_pdf(Poster(
        town=site.name, question=framing.question, url=url, address=f"{base.split('//')[-1]}/c/{sheet.process.code}",
        dates=_("Jusqu’au %(day)s", day=long_date(framing.ends_on)), phone=framing.contact_phone, contact=framing.contact_name,
        hours=framing.contact_hours, colours=Colours(tones["site"], tones["site-ink"], tones["site-soft"], tones["site-accent"]),
    ))
    name = f'inline; filename="affiche-{sheet.process.slug}.pdf"'
    return Response(made, mimetype="application/pdf", headers={"Content-Disposition": name})
