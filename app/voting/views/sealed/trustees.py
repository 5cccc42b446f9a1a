"""A trustee's private page: make the key and prove that one has kept it; after the close, open one's part."""

from flask import abort, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from app.contributions.identity import keep_private
from app.core.i18n import _
from app.core.text.codes import RUDE, digest
from app.core.web.access import access, public
from app.core.web.current import db, now
from app.core.web.limits import limiter, network_key
from app.sites.identity import current_site
from app.voting.actions.sealing.counting import give_share
from app.voting.actions.sealing.preparing import give_key
from app.voting.forms.desk.sealing import KeyForm, ShareForm
from app.voting.models import Trustee
from app.voting.permissions import sealing as permissions
from app.voting.queries import board, votes
from app.voting.queries.votes import Sheet
from app.voting.rules.timing import phase
from app.voting.sealed.encoding import hex_digest
from app.voting.views.blueprint import bp
from app.voting.wording.sealing import SHARE_FAULTS


@bp.get("/<site>/votes/<slug>/trustee/<token>")
@access(public)
@limiter.limit("60/minute", key_func=network_key)
def trustee(slug: str, token: str) -> str:
    """What there is to do now."""
    keep_private()
    sheet, found = _trustee_or_404(slug, token)
    everybody, box = board.trustees(db(), sheet.vote.id), board.box(db(), sheet.vote.id)
    return render_template(
        "voting/sealed/trustee.html", sheet=sheet, vote=sheet.vote, trustee=found, token=token, everybody=everybody, box=box,
        phase=phase(sheet.vote, now()), key=hex_digest(found.public_key) if found.public_key else "", key_form=KeyForm(), share_form=ShareForm(),
        avoid=" ".join(sorted(RUDE)).lower(), may_give_key=permissions.may_give_key(sheet.vote),
        words={key: str(text) for key, text in SHARE_FAULTS.items()},
        may_give_share=permissions.may_give_share(sheet.vote, added_up=bool(box and box.tally)),
    )


@bp.post("/<site>/votes/<slug>/trustee/<token>/key")
@access(public)
@limiter.limit("30/minute", key_func=network_key)
def trustee_key(slug: str, token: str) -> Response:
    """The public half of the key that this trustee's browser made."""
    keep_private()
    (sheet, found), form = _trustee_or_404(slug, token), KeyForm()
    if form.validate_on_submit():
        give_key(db(), sheet.vote, found, form.message.data or "", now=now())
        flash(_("Merci. Votre clé publique est enregistrée. Gardez bien votre clé secrète."), "success")
    return redirect(url_for("voting.trustee", slug=slug, token=token), 303)


@bp.post("/<site>/votes/<slug>/trustee/<token>/share")
@access(public)
@limiter.limit("30/minute", key_func=network_key)
def trustee_share(slug: str, token: str) -> Response:
    """This trustee's part of the opening."""
    keep_private()
    (sheet, found), form = _trustee_or_404(slug, token), ShareForm()
    if form.validate_on_submit():
        give_share(db(), sheet.vote, found, form.share.data or "", now=now())
        flash(_("Merci. Votre part est publiée. Le résultat vient quand toutes les parts sont là."), "success")
    return redirect(url_for("voting.trustee", slug=slug, token=token), 303)


def _trustee_or_404(slug: str, token: str) -> tuple[Sheet, Trustee]:
    sheet = votes.by_slug(db(), current_site().id, slug)
    found = board.trustee_by_link(db(), sheet.vote.id, digest(token)) if sheet is not None else None
    if sheet is None or found is None:
        abort(404)
    return sheet, found
