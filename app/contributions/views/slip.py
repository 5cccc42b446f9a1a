"""The paper receipt, to print at home or at a help desk: as a page and as a PDF."""

from flask import Response, current_app, g, render_template, url_for

from app.contributions.identity import held, private_token
from app.contributions.models import Contribution
from app.contributions.views.blueprint import absolute, bp
from app.contributions.views.receipt import holder
from app.core.i18n import _, long_date
from app.core.media.paper import Colours
from app.core.media.qr import svg
from app.core.media.slip import Slip, slip_pdf
from app.core.text.codes import spoken
from app.core.web.access import access, public
from app.sites.models import Site
from app.sites.palettes import palette


@bp.get("/r/<code>/slip")
@access(public)
def slip(code: str) -> str:
    """The slip as a page for the browser's own printing."""
    contribution, _actor = held(code)
    link = absolute(url_for("contributions.private_link", token=private_token(contribution)))
    return render_template(
        "contributions/slip.html", input=contribution, holder=holder(contribution, g.site), qr=svg(link, _("Lien vers la page de suivi")),
        spoken=spoken(contribution.receipt_code), address=_typed_address(),
    )


@bp.get("/r/<code>/slip.pdf")
@access(public)
def slip_file(code: str) -> Response:
    """The slip as one A6 page."""
    contribution, _actor = held(code)
    made = slip_pdf(_slip(contribution, g.site))
    name = f'inline; filename="{_("recu")}-{contribution.receipt_code}.pdf"'
    return Response(made, mimetype="application/pdf", headers={"Content-Disposition": name})


def _slip(contribution: Contribution, site: Site) -> Slip:
    team, tones = holder(contribution, site), palette(site.palette)
    return Slip(
        town=site.name, code=contribution.receipt_code, address=_typed_address(),
        url=absolute(url_for("contributions.private_link", token=private_token(contribution))),
        received_on=long_date(contribution.created_at), words=f"{contribution.title}\n{contribution.body}".strip(),
        team=team.name if team else site.name, answer_by=long_date(contribution.due_on), phone=team.phone if team else site.phone,
        contact=team.contact_name if team else site.contact_name, hours=team.hours if team else site.hours,
        colours=Colours(tones["site"], tones["site-ink"], tones["site-soft"], tones["site-accent"]),
    )


def _typed_address() -> str:
    """Where to type the code by hand."""
    base: str = current_app.extensions["settings"].base_url
    return base.split("//")[-1].rstrip("/") + "/r/"
