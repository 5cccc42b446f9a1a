"""The receipt after a ballot, and the public list of receipts after the close."""

from typing import Any

from flask import abort, render_template
from werkzeug.wrappers import Response

from app.contributions.identity import keep_private
from app.core.i18n import _
from app.core.text.codes import normalise, spoken
from app.core.web.access import access, public
from app.core.web.current import db, now
from app.core.web.limits import limiter, network_key
from app.voting.forms.booth import ReceiptForm
from app.voting.models import Elector, Proxy, Vote
from app.voting.queries import boxes, electors, roll, votes
from app.voting.rules.receipts import receipt_digest
from app.voting.rules.register import sign_of
from app.voting.rules.states import ProxyState, Secrecy, Sign, VoteState
from app.voting.rules.timing import is_open
from app.voting.views.blueprint import bp, sheet_or_404
from app.voting.views.booth import identity, sealed


@bp.get("/<site>/votes/<slug>/receipt")
@access(public)
def receipt(slug: str) -> str:
    """Every receipt of this browser, and for whom one may vote next."""
    keep_private()
    sheet = sheet_or_404(slug)
    if sheet.vote.secrecy == Secrecy.SEALED:
        return sealed.receipt_page(sheet)
    voter = identity.current_elector(sheet.vote)
    found = identity.receipts(sheet.vote)
    names = electors.names(db(), set(found))
    own = voter.id if voter is not None else None
    shown = [(names[number].name if number != own and number in names else "", code, spoken(code)) for number, code in found.items()]
    return render_template(
        "voting/booth/receipt.html", sheet=sheet, vote=sheet.vote, receipts=shown, open=is_open(sheet.vote, now()),
        waiting=to_cast_for(sheet.vote, voter), assisted=identity.is_assisted(sheet.vote),
    )


def to_cast_for(vote: Vote, voter: Elector | None) -> list[tuple[Proxy, Elector]]:
    """The proxies this elector may use now, each with its giver."""
    if voter is None or not vote.proxies or not is_open(vote, now()):
        return []
    register = votes.register_of(db(), vote.id)
    held = [one for one in roll.proxies(db(), vote.id) if one.holder_id == voter.id and one.state == ProxyState.ACCEPTED]
    givers = electors.names(db(), {one.giver_id for one in held})
    if sign_of(register, voter.number) is Sign.NOT_YET:
        return []
    return [(one, givers[one.giver_id]) for one in held if sign_of(register, givers[one.giver_id].number) is Sign.NOT_YET]


@bp.route("/<site>/votes/<slug>/receipts", methods=["GET", "POST"])
@access(public)
@limiter.limit("30 per 10 minutes", key_func=network_key, methods=["POST"])
def receipts(slug: str) -> Response | str | tuple[str, int]:
    """Look a receipt up after the close, and read the whole list of digests."""
    sheet, form = sheet_or_404(slug), ReceiptForm()
    facts: dict[str, Any] = {"sheet": sheet, "vote": sheet.vote, "form": form, "found": None, "digest": "", "digests": None}
    if sheet.vote.state not in {VoteState.CLOSED, VoteState.COUNTED}:
        return render_template("voting/public/receipts.html", **facts)
    facts["digests"] = boxes.receipt_digests(db(), sheet.vote)
    if form.validate_on_submit():
        keep_private()
        code = normalise(form.receipt.data)
        if code is None:
            form.receipt.errors = [_("Ce code n’est pas complet, ou une lettre est fausse. Comparez avec votre reçu.")]
            return render_template("voting/public/receipts.html", **facts), 422
        facts.update(digest=receipt_digest(code), found=receipt_digest(code) in facts["digests"])
    return render_template("voting/public/receipts.html", **facts), 422 if form.errors else 200


@bp.get("/<site>/votes/<slug>/receipts.txt")
@access(public)
def receipts_file(slug: str) -> Response:
    """The same list, one digest a line, to check without us. Nothing before the close."""
    vote = sheet_or_404(slug).vote
    if vote.state not in {VoteState.CLOSED, VoteState.COUNTED}:
        abort(404)
    return Response("".join(f"{line}\n" for line in boxes.receipt_digests(db(), vote)), mimetype="text/plain")
