"""Choose, check, cast: three pages, the last of which is one indivisible act."""

from flask import Response, abort, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from app.core.fields import checks_own_token
from app.core.i18n import _
from app.core.verdicts import Refused
from app.core.web.access import access, public
from app.core.web.current import db
from app.core.web.limits import limiter
from app.voting.actions import casting, proxies
from app.voting.actions.casting import KeyTaken
from app.voting.forms.booth import BallotForm
from app.voting.methods import Problem, problems
from app.voting.permissions.casting import MOVED, SEALED
from app.voting.queries import boxes
from app.voting.rules import ballot as rules
from app.voting.rules.ballot import Typed
from app.voting.rules.states import Secrecy
from app.voting.views.blueprint import bp
from app.voting.views.booth import identity, screens, sealed
from app.voting.views.booth.booth import Booth, booth_of, sign_for


@bp.get("/<site>/votes/<slug>/ballot")
@access(public)
def ballot(slug: str) -> AnyResponse:
    """Choose. In an open vote the ballot cast before is filled in again."""
    booth = booth_of(slug)
    if booth.elector is None:
        return _way_in(slug)
    if not booth.verdict:
        return screens.refused(booth)
    if booth.sheet.vote.secrecy == Secrecy.SEALED and not (sealed.may_seal_here(booth) and "here" in request.args):
        return sealed.choose(booth)
    before = boxes.own_ballot(db(), booth.sheet.vote, booth.elector.id)
    return screens.choose(booth, BallotForm(), rules.drawn(booth.question, before) if before is not None else Typed())


@bp.post("/<site>/votes/<slug>/ballot/check")
@access(public)
@checks_own_token
@limiter.limit("60/minute")
def check(slug: str) -> AnyResponse:
    """Show exactly what will be counted. Nothing is stored."""
    booth, form = booth_of(slug), BallotForm()
    return step(booth, form) if booth.elector is not None else _way_in(slug, form)


def step(booth: Booth, form: BallotForm) -> Response:
    """The check page, or the ballot again: to change it, or because of what is wrong with it."""
    if booth.sheet.vote.secrecy == Secrecy.SEALED and not booth.rehearsal and not sealed.may_seal_here(booth):
        return screens.refused(booth, verdict=SEALED, status=403)
    typed = screens.typed_in(booth)
    if not booth.verdict:
        return screens.refused(booth, typed, status=403)
    good = form.validate_on_submit()
    if request.form.get("act") == "change":
        return screens.choose(booth, form, typed)
    wrong = unclear(booth, typed)
    if wrong or not good:
        return screens.choose(booth, form, typed, wrong, 422)
    if booth.elector is not None:
        identity.remember(booth.sheet.vote, booth.elector, form.once.data or "")
    return screens.check(booth, form, typed)


def unclear(booth: Booth, typed: Typed) -> list[Problem]:
    """What keeps a ballot from being counted: what is no number first, then what the method says."""
    return [Problem("not_whole", key) for key in typed.unreadable] or problems(booth.question, typed.marks)


@bp.post("/<site>/votes/<slug>/ballot/cast")
@access(public)
@checks_own_token
@limiter.limit("30/minute")
def cast(slug: str) -> AnyResponse:
    """Cast. A second click, a second tab, a lost answer: one ballot, the same receipt, and a sentence for each."""
    booth, form = booth_of(slug), BallotForm()
    if booth.elector is None:
        return _way_in(slug, form)
    typed = screens.typed_in(booth)
    if not form.validate_on_submit():
        return screens.check(booth, form, typed, again=screens.stale_sentence(), status=422)
    if booth.verdict is MOVED:
        return screens.refused(booth, typed, status=403)
    if wrong := unclear(booth, typed):
        return screens.choose(booth, form, typed, wrong, 422)
    if booth.sheet.vote.secrecy == Secrecy.SEALED:
        return sealed.seal_here(booth, form, typed)
    try:
        _into_the_box(booth, form.once.data or "", typed)
    except Refused as refusal:
        return screens.refused(booth, typed, refusal.verdict, 403)
    except KeyTaken:
        form.once.data = form.once.default()
        return screens.check(booth, form, typed, again=_("Ce bulletin n’est pas encore compté. Relisez, puis déposez-le de nouveau."), status=422)
    identity.remember(booth.sheet.vote, booth.elector, form.once.data or "")
    return redirect(url_for("voting.receipt", slug=slug), 303)


def _into_the_box(booth: Booth, once: str, typed: Typed) -> None:
    vote, voter, elector = booth.sheet.vote, booth.voter, booth.elector
    if booth.proxy is not None and voter is not None:
        proxies.cast_for(db(), identity.key(), vote, voter, booth.proxy, typed.marks, once=once)
    elif elector is not None:
        sign = sign_for(identity.is_assisted(vote))
        casting.cast(db(), identity.key(), vote, elector, typed.marks, once=once, sign=sign)


def _way_in(slug: str, form: BallotForm | None = None) -> AnyResponse:
    """Who has not come in does so first; a form that is not ours is refused before."""
    if form is not None and not form.validate() and form.is_stale:
        abort(400)
    return redirect(url_for("voting.enter", slug=slug), 303)
