"""The first gesture: one card, three large buttons, no account; the next card comes; after five, « an idea? »."""

from flask import Response, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from app.core.i18n import _
from app.core.web.access import access, public
from app.core.web.current import db, now
from app.core.web.limits import limiter
from app.processes import permissions
from app.processes.models import StepKind
from app.processes.queries import Sheet
from app.sites.identity import acting_participant, current_actor
from app.statements import actions, queries, rules
from app.statements.forms import PositionForm
from app.statements.models import Statement
from app.statements.views.blueprint import bp, sheet_or_404


@bp.get("/<site>/processes/<slug>/cards")
@access(public)
def cards(slug: str) -> str | AnyResponse:
    """The next card; `?card=` shows one again, to change one's mind."""
    sheet = sheet_or_404(slug)
    every, taken = _cards_and_positions(sheet)
    verdict = permissions.step_open(current_actor(), sheet, StepKind.REACT, now())
    again = next((card for card in every if card.id == request.args.get("card", type=int)), None)
    waiting = rules.deck(every, taken, current_actor().participant_id or 0)
    if not again and not waiting and taken:
        return redirect(url_for("statements.pause", slug=slug))
    shown = [again] if again else waiting[: rules.until_pause(len(taken))]
    return render_template(
        "statements/cards.html", sheet=sheet, process=sheet.process, shown=shown, taken=taken, total=len(every), verdict=verdict,
        again=again, names=rules.NAMES,
    )


def _cards_and_positions(sheet: Sheet) -> tuple[list[Statement], dict[int, int]]:
    process_id = sheet.process.id
    return queries.cards(db(), process_id), queries.positions_of(db(), process_id, current_actor().participant_id)


@bp.post("/<site>/processes/<slug>/cards/<int:card_id>/position")
@access(public)
@limiter.limit("60/minute;1200/hour")
def take(slug: str, card_id: int) -> AnyResponse:
    """One tap is one saved position."""
    sheet = sheet_or_404(slug)
    card = queries.card(db(), sheet.process.id, card_id)
    value = rules.VALUES.get(PositionForm().choice.data or "")
    if card is None or value is None:
        return _answer(404 if card is None else 422, slug, _("Cette carte n’est plus là. Voici la suivante."))
    if not (verdict := permissions.step_open(current_actor(), sheet, StepKind.REACT, now())):
        return _answer(403, slug, f"{verdict.reason} {verdict.instead}")
    actions.take_position(db(), acting_participant(), sheet, card, value, now=now())
    return _answer(204, slug, "", changed=request.form.get("again") == "1")


def _answer(status: int, slug: str, sentence: str, *, changed: bool = False) -> AnyResponse:
    """JSON for the script, the next screen for everybody else."""
    if request.accept_mimetypes.best == "application/json":
        return Response("" if status == 204 else f'{{"message": {_quoted(sentence)}}}', status, mimetype="application/json")
    if status == 404:
        abort(404)
    if status != 204:
        return redirect(url_for("statements.cards", slug=slug))
    return redirect(url_for("statements.mine" if changed else "statements.next_screen", slug=slug))


def _quoted(sentence: str) -> str:
    from json import dumps

    return dumps(sentence)


@bp.get("/<site>/processes/<slug>/cards/next")
@access(public)
def next_screen(slug: str) -> AnyResponse:
    """After a tap: the next card, or the pause after five."""
    sheet = sheet_or_404(slug)
    every, taken = _cards_and_positions(sheet)
    answered = sum(card.id in taken for card in every)
    return redirect(url_for("statements.pause" if rules.is_pause(answered, len(every) - answered) else "statements.cards", slug=slug))


@bp.get("/<site>/processes/<slug>/cards/pause")
@access(public)
def pause(slug: str) -> str | AnyResponse:
    """Thank you, and an idea? Or more cards; or what others say on the cards one has answered."""
    sheet = sheet_or_404(slug)
    every, taken = _cards_and_positions(sheet)
    answered = [card for card in every if card.id in taken]
    if not answered:
        return redirect(url_for("statements.cards", slug=slug))
    may_propose = permissions.step_open(current_actor(), sheet, StepKind.PROPOSE, now())
    return render_template(
        "statements/pause.html", process=sheet.process, answered=answered, remaining=len(every) - len(answered), may_propose=may_propose
    )


@bp.get("/<site>/processes/<slug>/cards/mine")
@access(public)
def mine(slug: str) -> str:
    """What I said, beside what others said; each can be changed."""
    sheet = sheet_or_404(slug)
    every, taken = _cards_and_positions(sheet)
    answered = [card for card in every if card.id in taken]
    opened = permissions.step_open(current_actor(), sheet, StepKind.REACT, now())
    return render_template(
        "statements/mine.html", process=sheet.process, answered=answered, taken=taken, names=rules.NAMES, opened=opened, total=len(every)
    )
