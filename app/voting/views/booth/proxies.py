"""Proxies as electors see them: whom I asked, who asked me, what I may still take back."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flask import abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from app.contributions.identity import keep_private
from app.core.i18n import _
from app.core.verdicts import Refused
from app.core.web.access import access, public
from app.core.web.current import db, now
from app.core.web.limits import limiter
from app.voting.actions import proxies as verbs
from app.voting.actions.casting import BOOTH
from app.voting.forms.booth import ProxyForm
from app.voting.models import Elector, Proxy
from app.voting.permissions.proxies import takes_proxies
from app.voting.queries import electors, roll, votes
from app.voting.queries.votes import Sheet
from app.voting.rules.register import sign_of
from app.voting.views.blueprint import bp, sheet_or_404
from app.voting.views.booth import identity
from app.voting.views.booth.receipts import to_cast_for


@dataclass(frozen=True)
class Line:
    """A live proxy with the other person and whether it has served."""

    proxy: Proxy
    other: Elector
    served: bool


def _inside(slug: str) -> tuple[Sheet, Elector]:
    keep_private()
    sheet = sheet_or_404(slug)
    voter = identity.current_elector(sheet.vote)
    if voter is None:
        abort(redirect(url_for("voting.enter", slug=slug), 303))
    return sheet, voter


@bp.route("/<site>/votes/<slug>/proxies", methods=["GET", "POST"])
@access(public)
@limiter.limit("20/minute", methods=["POST"])
def proxies(slug: str) -> Response | str | tuple[str, int]:
    """Ask somebody of the roll by their whole name; homonyms are told apart by a second choice."""
    (sheet, voter), form = _inside(slug), ProxyForm()
    if not form.validate_on_submit():
        return _page(sheet, voter, form), 422 if form.is_submitted() else 200
    found = electors.named(db(), sheet.vote.id, form.name.data)
    chosen = [one for one in found if len(found) == 1 or one.id == request.form.get("holder", type=int)]
    if not chosen:
        unknown = _("Ce nom n’est pas sur la liste. Écrivez le prénom et le nom en entier.")
        form.name.errors = [_("Plusieurs personnes ont ce nom. Choisissez la bonne.") if found else unknown]
        return _page(sheet, voter, form, found), 422
    try:
        verbs.ask(db(), BOOTH, sheet.vote, voter, chosen[0])
    except Refused as refusal:
        form.name.errors = [f"{refusal.verdict.reason} {refusal.verdict.instead}"]
        return _page(sheet, voter, form), 422
    flash(_("C’est demandé. Cette personne doit encore dire oui, ici même, avec son lien ou son code."), "success")
    return redirect(url_for("voting.proxies", slug=slug), 303)


def _page(sheet: Sheet, voter: Elector, form: ProxyForm, homonyms: list[Elector] | None = None) -> str:
    given, received = _lines(sheet, voter)
    return render_template(
        "voting/booth/proxies.html", sheet=sheet, vote=sheet.vote, voter=voter, form=form, given=given, received=received,
        homonyms=homonyms or [], verdict=takes_proxies(sheet.vote, now()), waiting={proxy.id for proxy, _giver in to_cast_for(sheet.vote, voter)},
    )


def _lines(sheet: Sheet, voter: Elector) -> tuple[list[Line], list[Line]]:
    live, register = roll.proxies(db(), sheet.vote.id), votes.register_of(db(), sheet.vote.id)
    mine = [one for one in live if voter.id in (one.giver_id, one.holder_id)]
    people = electors.names(db(), {one.giver_id for one in mine} | {one.holder_id for one in mine})
    others = {one.id: people[one.holder_id if one.giver_id == voter.id else one.giver_id] for one in mine}
    lines = [Line(one, others[one.id], bool(sign_of(register, people[one.giver_id].number))) for one in mine]
    return [line for line in lines if line.proxy.giver_id == voter.id], [line for line in lines if line.proxy.holder_id == voter.id]


@bp.post("/<site>/votes/<slug>/proxies/<int:proxy_id>/acceptance")
@access(public)
def accept_proxy(slug: str, proxy_id: int) -> Response:
    """Yes, I shall vote for them too."""
    return _act(slug, proxy_id, verbs.accept, _("C’est accepté. Votez d’abord pour vous, puis pour cette personne."))


@bp.post("/<site>/votes/<slug>/proxies/<int:proxy_id>/refusal")
@access(public)
def refuse_proxy(slug: str, proxy_id: int) -> Response:
    """No, or not any more."""
    return _act(slug, proxy_id, verbs.refuse, _("C’est refusé. Cette personne peut voter elle-même, ou demander à quelqu’un d’autre."))


@bp.post("/<site>/votes/<slug>/proxies/<int:proxy_id>/revocation")
@access(public)
def revoke_proxy(slug: str, proxy_id: int) -> Response:
    """The giver takes it back."""
    def revoke(session: Any, vote: Any, proxy: Proxy, giver: Elector) -> Proxy:
        return verbs.revoke(session, BOOTH, vote, proxy, giver)

    return _act(slug, proxy_id, revoke, _("C’est retiré. Vous pouvez voter vous-même."))


def _act(slug: str, proxy_id: int, verb: Callable[..., Proxy], said: str) -> Response:
    sheet, voter = _inside(slug)
    proxy = electors.proxy(db(), sheet.vote.id, proxy_id)
    if proxy is None or voter.id not in (proxy.giver_id, proxy.holder_id):
        abort(404)
    verb(db(), sheet.vote, proxy, voter)
    flash(said, "success")
    return redirect(url_for("voting.proxies", slug=slug), 303)
