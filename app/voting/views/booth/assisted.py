"""The assisted way: an agent finds somebody on the roll and lends them a device; the agent never sees the choice."""

from flask import current_app, render_template, request, url_for
from werkzeug.wrappers import Response

from app.contributions.identity import keep_private
from app.core.i18n import _
from app.core.media.qr import svg
from app.core.web import signing
from app.core.web.access import access, public
from app.core.web.current import db, now
from app.core.web.limits import limiter, network_key
from app.people.identity import end_session
from app.sites.identity import current_actor, current_site
from app.voting.actions.assisting import open_kiosk
from app.voting.forms.booth import RollForm
from app.voting.models import Elector
from app.voting.permissions.assisting import may_assist
from app.voting.queries import electors
from app.voting.queries.votes import Sheet, register_of
from app.voting.rules.register import sign_of
from app.voting.views.blueprint import bp, sheet_or_404
from app.voting.views.booth import identity
from app.voting.views.booth.entering import door

KIOSK, SECONDS = "kiosk", 20 * 60


@bp.route("/<site>/desk/votes/<slug>/assisted", methods=["GET", "POST"])
@access(may_assist)
def assisted(slug: str) -> str | tuple[str, int]:
    """Find the person on the roll by their whole name; then their booth opens on the device that is lent."""
    keep_private()
    sheet, form = sheet_or_404(slug), RollForm()
    found = electors.named(db(), sheet.vote.id, form.name.data) if form.validate_on_submit() else []
    chosen = next((one for one in found if one.id == request.form.get("elector", type=int)), None)
    link = _kiosk_link(sheet, chosen) if chosen is not None else ""
    if form.is_submitted() and not found and not form.errors:
        form.name.errors = [_("Ce nom n’est pas sur la liste. Écrivez le prénom et le nom en entier.")]
    register = register_of(db(), sheet.vote.id)
    body = render_template(
        "voting/booth/assisted.html", sheet=sheet, vote=sheet.vote, form=form, link=link, chosen=chosen,
        qr=svg(link, _("Ouvrir l’isoloir sur l’appareil prêté")) if link else "", found=[(one, bool(sign_of(register, one.number))) for one in found],
    )
    return body, 422 if form.errors else 200


def _kiosk_link(sheet: Sheet, elector: Elector) -> str:
    open_kiosk(db(), current_actor(), current_site(), sheet.vote, elector, now=now())
    token = signing.sign(identity.key(), KIOSK, [sheet.vote.id, elector.id])
    return str(current_app.extensions["settings"].base_url) + url_for("voting.kiosk_door", slug=sheet.vote.slug, token=token)


@bp.get("/<site>/votes/<slug>/kiosk")
@access(public)
def kiosk(slug: str) -> str:
    """The neutral page of a lent device: nobody is in the booth."""
    keep_private()
    sheet = sheet_or_404(slug)
    return render_template("voting/booth/kiosk.html", sheet=sheet, vote=sheet.vote)


@bp.route("/<site>/votes/<slug>/kiosk/<token>", methods=["GET", "POST"])
@access(public)
@limiter.limit("30/minute", key_func=network_key, methods=["POST"])
def kiosk_door(slug: str, token: str) -> Response | tuple[str, int]:
    """The booth of one person on a lent device. Whoever of the staff is signed in here is signed out first."""
    keep_private()
    sheet = sheet_or_404(slug)
    read = signing.read(identity.key(), KIOSK, token, SECONDS)
    elector = electors.elector(db(), sheet.vote.id, read[1]) if isinstance(read, list) and read[0] == sheet.vote.id else None
    if request.method == "POST" and elector is not None:
        end_session()
    return door(sheet, elector, assisted=True)
