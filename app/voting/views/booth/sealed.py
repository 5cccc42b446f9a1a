"""The booth of a sealed vote: the choice is made, checked and sealed in the browser; only a sealed ballot comes here.

The assisted desk has a way without script: there the town's own machine seals, and says what that costs.
"""

from flask import abort, Response, make_response, redirect, render_template, url_for
from werkzeug.wrappers import Response as AnyResponse

from app.core.fields import checks_own_token
from app.core.verdicts import Refused
from app.core.web.access import access, public
from app.core.web.current import db, now
from app.core.web.limits import limiter
from app.voting.actions.sealing import casting
from app.voting.actions.sealing.opening import paper
from app.voting.forms.booth import BallotForm, SealedBallotForm
from app.voting.queries import board, votes
from app.voting.queries.votes import Sheet
from app.voting.rules.ballot import Typed
from app.voting.rules.register import sign_of
from app.voting.rules.sealing.paper import graded
from app.voting.rules.states import Secrecy
from app.voting.rules.timing import is_open
from app.voting.sealed.ballots import BadBallot
from app.voting.views.blueprint import bp
from app.voting.views.booth import identity, screens
from app.voting.views.booth.booth import Booth, booth_of, sign_for
from app.voting.wording.audit import FAULTS


def choose(booth: Booth) -> Response:
    """The ballot to fill in, check and seal without leaving the page; without script, why not and who helps."""
    vote = booth.sheet.vote
    box, asked, marked = board.box(db(), vote.id), paper(vote, booth.sheet.options), booth.question
    limits = {"least": asked.minimum, "most": asked.maximum, "unrated": 0 if marked.settings.get("unrated") == "worst" else None}
    before = bool(booth.elector) and bool(sign_of(votes.register_of(db(), vote.id), booth.elector.number if booth.elector else 0))
    return make_response(render_template(
        "voting/sealed/ballot.html", booth=booth, sheet=booth.sheet, vote=vote, question=marked, options=booth.sheet.options,
        election=box.election if box else "", paper={**asked.plain(), **limits}, before=before, form=SealedBallotForm(formdata=None),
        assisted=identity.is_assisted(vote), faults={fault.value: str(sentence) for fault, sentence in FAULTS.items()},
    ))


@bp.post("/<site>/votes/<slug>/ballot/sealed")
@access(public)
@checks_own_token
@limiter.limit("30/minute")
def sealed_cast(slug: str) -> AnyResponse:
    """Put a sealed ballot into the box. Sent twice, it is there once, with the same receipt."""
    booth, form = booth_of(slug), SealedBallotForm()
    good = form.validate_on_submit()
    if booth.elector is None:
        return abort(400) if form.is_stale else redirect(url_for("voting.enter", slug=slug), 303)
    if booth.sheet.vote.secrecy != Secrecy.SEALED:
        return screens.refused(booth, status=403)
    if not good:
        return _again(booth, form, screens.stale_sentence() if form.is_stale else "")
    try:
        return _into_the_box(booth, form.ballot.data or "")
    except Refused as refusal:
        return screens.refused(booth, verdict=refusal.verdict, status=403)
    except BadBallot as bad:
        return _again(booth, SealedBallotForm(formdata=None), str(FAULTS[bad.fault]))


def may_seal_here(booth: Booth) -> bool:
    """Whether this device is one the town lends, where its own server may seal for somebody without script."""
    return booth.sheet.vote.secrecy == Secrecy.SEALED and not booth.rehearsal and identity.is_assisted(booth.sheet.vote)


def seal_here(booth: Booth, form: BallotForm, typed: Typed) -> AnyResponse:
    """The assisted way without script: seal on this server, and forget the choice."""
    if not may_seal_here(booth):
        return screens.refused(booth, status=403)
    vote = booth.sheet.vote
    marks = graded(booth.question, typed.marks)
    try:
        return _into_the_box(booth, casting.seal_here(db(), vote, paper(vote, booth.sheet.options), form.code.data or "", marks))
    except Refused as refusal:
        return screens.refused(booth, verdict=refusal.verdict, status=403)
    except BadBallot as bad:
        return screens.check(booth, form, typed, again=str(FAULTS[bad.fault]), status=422)


def receipt_page(sheet: Sheet) -> str:
    """The receipt of the ballot that this browser sent last."""
    vote = sheet.vote
    found = casting.receipt_of(db(), vote, identity.sealed_digest(vote)) if identity.sealed_digest(vote) else None
    return render_template(
        "voting/sealed/receipt.html", sheet=sheet, vote=vote, receipt=found, open=is_open(vote, now()), assisted=identity.is_assisted(vote),
    )


def _into_the_box(booth: Booth, raw: str) -> AnyResponse:
    vote, elector = booth.sheet.vote, booth.elector
    if elector is None:
        return redirect(url_for("voting.enter", slug=vote.slug), 303)
    done = casting.cast(db(), vote, elector, raw, sign=sign_for(identity.is_assisted(vote)))
    identity.remember_sealed(vote, done.digest)
    return redirect(url_for("voting.receipt", slug=vote.slug), 303)


def _again(booth: Booth, form: SealedBallotForm, sentence: str) -> Response:
    """The same ballot may be sent again, or the sentence says why another must be made."""
    body = render_template("voting/sealed/again.html", booth=booth, sheet=booth.sheet, vote=booth.sheet.vote, form=form, sentence=sentence)
    return make_response(body, 422)
