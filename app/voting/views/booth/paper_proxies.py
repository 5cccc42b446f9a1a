"""Proxies on paper: the organiser types what was signed; the same verbs and the same refusals as in the booth."""

from flask import abort, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from app.core.fields import LineField
from app.core.i18n import _
from app.core.verdicts import Refused
from app.core.web.access import access
from app.core.web.current import db, now
from app.sites.identity import current_actor
from app.sites.permissions import organises
from app.voting.actions import proxies as verbs
from app.voting.forms.booth import PaperProxyForm
from app.voting.models import Elector
from app.voting.permissions.proxies import takes_proxies
from app.voting.queries import electors, roll, votes
from app.voting.queries.votes import Sheet
from app.voting.rules.register import sign_of
from app.voting.views.blueprint import bp, sheet_or_404


@bp.route("/<site>/desk/votes/<slug>/proxies", methods=["GET", "POST"])
@access(organises)
def desk_proxies(slug: str) -> str | Response | tuple[str, int]:
    """All live proxies, and one more from a paper."""
    sheet, form = sheet_or_404(slug), PaperProxyForm()
    if form.validate_on_submit() and _typed_in(sheet, form):
        flash(_("La demande est notée."), "success")
        return redirect(url_for("voting.desk_proxies", slug=slug), 303)
    return _page(sheet, form), 422 if form.is_submitted() else 200


def _typed_in(sheet: Sheet, form: PaperProxyForm) -> bool:
    giver, holder = _whose(sheet, form.giver), _whose(sheet, form.holder)
    if giver is None or holder is None:
        return False
    try:
        with db().begin_nested():
            proxy = verbs.ask(db(), current_actor(), sheet.vote, giver, holder, entered_by=current_actor().account_id)
            if form.accepted.data:
                verbs.accept(db(), sheet.vote, proxy, holder)
    except Refused as refusal:
        form.giver.errors = [f"{refusal.verdict.reason} {refusal.verdict.instead}"]
        return False
    return True


def _whose(sheet: Sheet, field: LineField) -> Elector | None:
    found = electors.named(db(), sheet.vote.id, field.data)
    if len(found) == 1:
        return found[0]
    unknown = _("Ce nom n’est pas sur la liste. Écrivez le prénom et le nom en entier.")
    field.errors = [_("Plusieurs personnes ont ce nom : qu’elles fassent la demande elles-mêmes, avec leur lien.") if found else unknown]
    return None


def _page(sheet: Sheet, form: PaperProxyForm) -> str:
    live, register = roll.proxies(db(), sheet.vote.id), votes.register_of(db(), sheet.vote.id)
    people = electors.names(db(), {one.giver_id for one in live} | {one.holder_id for one in live})
    lines = [(one, people[one.giver_id], people[one.holder_id], bool(sign_of(register, people[one.giver_id].number))) for one in live]
    return render_template(
        "voting/booth/paper_proxies.html", sheet=sheet, vote=sheet.vote, form=form, lines=lines, verdict=takes_proxies(sheet.vote, now())
    )


@bp.post("/<site>/desk/votes/<slug>/proxies/<int:proxy_id>/revocation")
@access(organises)
def desk_revoke_proxy(slug: str, proxy_id: int) -> Response:
    """Taken back at the giver's request."""
    sheet = sheet_or_404(slug)
    proxy = electors.proxy(db(), sheet.vote.id, proxy_id)
    giver = electors.elector(db(), sheet.vote.id, proxy.giver_id) if proxy is not None else None
    if proxy is None or giver is None:
        abort(404)
    verbs.revoke(db(), current_actor(), sheet.vote, proxy, giver)
    flash(_("La demande est retirée."), "success")
    return redirect(url_for("voting.desk_proxies", slug=slug), 303)
