"""The public box of a sealed vote: its list, its file at any time, and the page where anyone's browser checks it."""

from collections.abc import Iterator
from typing import Any

from flask import Response, abort, render_template, request

from app.contributions.identity import keep_private
from app.core.web.access import access, public
from app.core.web.current import database, db
from app.core.web.limits import limiter, network_key
from app.voting.forms.booth import TrackerForm
from app.voting.models import SealedBox
from app.voting.queries import board as queries
from app.voting.queries.preparing import last_entry
from app.voting.queries.votes import Sheet
from app.voting.rules.states import Secrecy
from app.voting.sealed.board.findings import read_receipt
from app.voting.sealed.encoding import hex_to_tracker, tracker_to_hex
from app.voting.views.blueprint import bp, sheet_or_404
from app.voting.wording.audit import FAULTS
from app.voting.wording.sealing import BROWSER_FINDINGS, NOT_A_RECEIPT, told


@bp.route("/<site>/votes/<slug>/board", methods=["GET", "POST"])
@access(public)
@limiter.limit("30 per 10 minutes", key_func=network_key, methods=["POST"])
def board(slug: str) -> str | tuple[str, int]:
    """Every ballot in the box by its tracker, the newest first, while people vote and after; and one's own."""
    sheet, box = _sealed_or_404(slug)
    form, facts = TrackerForm(), dict[str, Any](found=None, same_chain=True)
    if form.validate_on_submit():
        keep_private()
        facts = _look_for(sheet, form)
    page = min(max(request.args.get("page", 1, type=int), 1), 10_000)
    events, number = queries.ballot_events(db(), sheet.vote.id, page)
    last = queries.last_event(db(), sheet.vote.id)
    body = render_template(
        "voting/sealed/board.html", sheet=sheet, vote=sheet.vote, box=box, form=form, number=number, page=page, head=last.hash if last else "",
        kind=last.kind if last else "", rows=[(event.height, hex_to_tracker(event.payload or "")) for event in events],
        trustees=queries.trustees(db(), sheet.vote.id), older=page * queries.A_PAGE < number, **facts,
    )
    return body, 422 if form.errors else 200


@bp.get("/<site>/votes/<slug>/board.bel")
@access(public)
@limiter.limit("60/minute", key_func=network_key)
def board_file(slug: str) -> Response:
    """The whole public record as `belenios-tool` reads it, as it is at this instant."""
    sheet, box = _sealed_or_404(slug)
    name = f'attachment; filename="{box.uuid}.bel"'
    return Response(_streamed(sheet.vote.id), mimetype="application/octet-stream", headers={"Content-Disposition": name})


@bp.get("/<site>/votes/<slug>/audit")
@access(public)
def sealed_audit(slug: str) -> str:
    """Check everything in one's own browser; what the platform's own audit found; how to check with an independent program."""
    sheet, box = _sealed_or_404(slug)
    entry = last_entry(db(), sheet.vote.id, "voting.audit_board")
    return render_template(
        "voting/sealed/audit.html", sheet=sheet, vote=sheet.vote, box=box, entry=entry, told=told(entry.facts) if entry else [],
        words={**{str(fault): str(sentence) for fault, sentence in FAULTS.items()}, **{key: str(text) for key, text in BROWSER_FINDINGS.items()}},
    )


def _sealed_or_404(slug: str) -> tuple[Sheet, SealedBox]:
    sheet = sheet_or_404(slug)
    box = queries.box(db(), sheet.vote.id)
    if sheet.vote.secrecy != Secrecy.SEALED or box is None or not box.election:
        abort(404)
    return sheet, box


def _look_for(sheet: Sheet, form: TrackerForm) -> dict[str, Any]:
    try:
        receipt = read_receipt(form.receipt.data)
        event = queries.ballot_event(db(), sheet.vote.id, tracker_to_hex(receipt.tracker))
    except ValueError:
        form.receipt.errors = [str(NOT_A_RECEIPT)]
        return {"found": None, "same_chain": True}
    return {"found": event is not None, "same_chain": event is None or not receipt.head or receipt.head == event.hash}


def _streamed(vote_id: int) -> Iterator[bytes]:
    """Read in a session of its own, because the answer is still on its way when the request's session is closed."""
    maker = database().read

    def pieces() -> Iterator[bytes]:
        with maker() as session:
            box = queries.box(session, vote_id)
            if box is not None:
                yield from queries.published(session, box)

    return pieces()
