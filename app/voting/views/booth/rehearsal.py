"""The rehearsal: the same booth, clearly marked, for whoever was given its link; its count is on the organiser's desk."""

from flask import current_app, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from app.core.fields import checks_own_token
from app.core.i18n import _
from app.core.media.qr import svg
from app.core.web.access import access, public
from app.core.web.current import db
from app.core.web.limits import limiter, network_key
from app.sites.permissions import organises
from app.voting.actions.rehearsing import cast_rehearsal, forget_rehearsal
from app.voting.forms.booth import BallotForm
from app.voting.methods import SettingsRefused, count
from app.voting.queries import boxes
from app.voting.rules.ballot import Typed
from app.voting.rules.question import question_of
from app.voting.rules.states import VoteState
from app.voting.views.blueprint import bp, sheet_or_404
from app.voting.views.booth import screens
from app.voting.views.booth.booth import rehearsal_of, rehearsal_token
from app.voting.views.booth.casting import step, unclear


@bp.get("/<site>/votes/<slug>/rehearsal/<token>")
@access(public)
def rehearsal_ballot(slug: str, token: str) -> Response:
    """Choose."""
    return screens.choose(rehearsal_of(slug, token), BallotForm(), Typed())


@bp.post("/<site>/votes/<slug>/rehearsal/<token>/check")
@access(public)
@checks_own_token
@limiter.limit("60/minute", key_func=network_key)
def rehearsal_check(slug: str, token: str) -> Response:
    """Check."""
    return step(rehearsal_of(slug, token), BallotForm())


@bp.post("/<site>/votes/<slug>/rehearsal/<token>/cast")
@access(public)
@checks_own_token
@limiter.limit("60/minute", key_func=network_key)
def rehearsal_cast(slug: str, token: str) -> Response:
    """Cast for nothing."""
    booth, form = rehearsal_of(slug, token), BallotForm()
    typed = screens.typed_in(booth)
    if not form.validate_on_submit():
        return screens.check(booth, form, typed, again=screens.stale_sentence(), status=422)
    if wrong := unclear(booth, typed):
        return screens.choose(booth, form, typed, wrong, 422)
    cast_rehearsal(db(), booth.sheet.vote, typed.marks)
    return redirect(url_for("voting.rehearsal_done", slug=slug, token=token), 303)


@bp.get("/<site>/votes/<slug>/rehearsal/<token>/done")
@access(public)
def rehearsal_done(slug: str, token: str) -> str:
    """Thank you, once more?"""
    booth = rehearsal_of(slug, token)
    return render_template("voting/booth/rehearsal_done.html", booth=booth, sheet=booth.sheet, vote=booth.sheet.vote)


@bp.route("/<site>/desk/votes/<slug>/rehearsal", methods=["GET", "POST"])
@access(organises)
def rehearsal(slug: str) -> str | Response:
    """The link to give away, how many tried, what they chose; and to begin again."""
    sheet = sheet_or_404(slug)
    if request.method == "POST":
        if sheet.vote.state == VoteState.DRAFT:
            forget_rehearsal(db(), sheet.vote)
            flash(_("L’essai recommence à zéro."), "success")
        return redirect(url_for("voting.rehearsal", slug=slug), 303)
    link = current_app.extensions["settings"].base_url + url_for("voting.rehearsal_ballot", slug=slug, token=rehearsal_token(sheet))
    ballots = boxes.rehearsal_ballots(db(), sheet.vote.id)
    try:
        outcome = count(question_of(sheet.vote, sheet.options), ballots) if ballots else None
    except SettingsRefused:
        outcome, link = None, ""
    return render_template(
        "voting/booth/rehearsal.html", sheet=sheet, vote=sheet.vote, link=link, qr=svg(link, _("Lien de l’essai")) if link else "",
        number=len(ballots), outcome=outcome, labels={option.key: option.label for option in sheet.options},
    )
