"""Typing an envelope, each person alone; then the differences, sheet by sheet; then into the box."""

from typing import Any

from flask import abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from app.contributions.identity import keep_private
from app.core.i18n import _
from app.core.verdicts import Refused
from app.core.web.access import access
from app.core.web.current import db, now
from app.sites.identity import current_actor, current_site
from app.voting.actions.room import envelopes as actions
from app.voting.actions.room.merging import merge
from app.voting.forms.room import RecountForm, SheetForm
from app.voting.models import PaperBatch
from app.voting.permissions.room import may_merge, may_type, runs_the_room
from app.voting.queries.room import paper as queries
from app.voting.queries.votes import Sheet as VoteSheet
from app.voting.rules import ballot
from app.voting.rules.ballot import Typed
from app.voting.rules.question import question_of
from app.voting.rules.room.sheets import Sheet
from app.voting.rules.states import Secrecy
from app.voting.views.blueprint import bp
from app.voting.views.room.finding import room_sheet
from app.voting.views.room.typing import read, sheet_form
from app.voting.wording.room import sheet_words


@bp.get("/<site>/desk/votes/<slug>/paper/<int:batch_id>")
@access(runs_the_room)
def envelope(slug: str, batch_id: int) -> str:
    """Type the next sheet; or look at what the two piles do not agree about."""
    return _page(slug, batch_id)


@bp.post("/<site>/desk/votes/<slug>/paper/<int:batch_id>/sheets")
@access(runs_the_room)
def type_sheet(slug: str, batch_id: int) -> Response | tuple[str, int]:
    """One sheet more, or one's last one away. A form sent twice counts once."""
    sheet, batch = _batch(slug, batch_id)
    form, act = sheet_form(sheet.vote), request.form.get("act", "")
    if not form.validate_on_submit():
        return _page(slug, batch_id, form=form), 422
    if act == "undo":
        actions.undo(db(), current_actor(), current_site(), sheet.vote, batch, place=form.seen)
        return _back(slug, batch_id)
    typed, made, wrong = read(sheet, form, act)
    if made is None:
        return _page(slug, batch_id, form=form, typed=typed, wrong=wrong), 422
    actions.type_sheet(db(), current_actor(), current_site(), sheet.vote, batch, made, place=form.seen)
    return _back(slug, batch_id)


@bp.route("/<site>/desk/votes/<slug>/paper/<int:batch_id>/sheets/<int:row>", methods=["GET", "POST"])
@access(runs_the_room)
def correct_sheet(slug: str, batch_id: int, row: int) -> str | Response | tuple[str, int]:
    """Type one of one's own sheets again."""
    sheet, batch = _batch(slug, batch_id)
    pile = queries.envelope(db(), batch).of(current_actor().account_id)
    if row not in pile.ids:
        abort(404)
    form, place = sheet_form(sheet.vote), pile.ids.index(row)
    typed, wrong = ballot.drawn(question_of(sheet.vote, sheet.options), pile.sheets[place].marks), ""
    if form.validate_on_submit():
        typed, made, wrong = read(sheet, form, request.form.get("act", ""))
        if made is not None:
            actions.correct(db(), current_actor(), current_site(), sheet.vote, batch, row, made)
            return _back(slug, batch_id)
    body = render_template(
        "voting/room/correct.html", sheet=sheet, vote=sheet.vote, batch=batch, form=form, typed=typed, wrong=wrong, place=place, row=row,
        question=question_of(sheet.vote, sheet.options), options=sheet.options,
    )
    return body, 422 if form.is_submitted() else 200


@bp.post("/<site>/desk/votes/<slug>/paper/<int:batch_id>/recount")
@access(runs_the_room)
def recount_envelope(slug: str, batch_id: int) -> Response | tuple[str, int]:
    """The sheets were counted again by hand."""
    sheet, batch = _batch(slug, batch_id)
    form = RecountForm()
    if not form.validate_on_submit():
        return _page(slug, batch_id, recount=form), 422
    actions.recount(db(), current_actor(), current_site(), sheet.vote, batch, form.papers.data, now=now())
    return _back(slug, batch_id)


@bp.post("/<site>/desk/votes/<slug>/paper/<int:batch_id>/restart")
@access(runs_the_room)
def restart_envelope(slug: str, batch_id: int) -> Response:
    """One's own sheets go; one begins again."""
    sheet, batch = _batch(slug, batch_id)
    actions.start_over(db(), current_actor(), current_site(), sheet.vote, batch, now=now())
    return _back(slug, batch_id)


@bp.post("/<site>/desk/votes/<slug>/paper/<int:batch_id>/merge")
@access(runs_the_room)
def merge_envelope(slug: str, batch_id: int) -> Response:
    """Into the box: every sheet, or none."""
    sheet, batch = _batch(slug, batch_id)
    try:
        merge(db(), current_actor(), current_site(), sheet.vote, batch, now=now())
    except Refused as refusal:
        flash(f"{refusal.verdict.reason} {refusal.verdict.instead}", "error")
        return _back(slug, batch_id)
    flash(_("Les bulletins de cette enveloppe sont dans l’urne."), "success")
    return redirect(url_for("voting.paper", slug=slug), 303)


def _back(slug: str, batch_id: int) -> Response:
    return redirect(url_for("voting.envelope", slug=slug, batch_id=batch_id), 303)


def _batch(slug: str, batch_id: int) -> tuple[VoteSheet, PaperBatch]:
    sheet = room_sheet(slug)
    batch = queries.batch(db(), sheet.vote.id, batch_id)
    if batch is None:
        abort(404)
    return sheet, batch


def _page(
    slug: str, batch_id: int, *, form: SheetForm | None = None, recount: RecountForm | None = None, typed: Typed | None = None, wrong: str = "",
) -> str:
    keep_private()
    sheet, batch = _batch(slug, batch_id)
    found, actor = queries.envelope(db(), batch), current_actor()
    pile, question = found.of(actor.account_id), question_of(sheet.vote, sheet.options)
    form = form or sheet_form(sheet.vote, fresh=True)
    form.place.data = str(len(pile.sheets))
    return render_template(
        "voting/room/envelope.html", sheet=sheet, vote=sheet.vote, batch=batch, envelope=found, pile=pile, form=form, typed=typed, wrong=wrong,
        recount=recount or RecountForm(formdata=None, data={"papers": batch.papers}), question=question, options=sheet.options,
        may_type=may_type(actor, current_site(), sheet.vote, found), may_merge=may_merge(actor, current_site(), sheet.vote, found),
        said=_said(sheet, found, question), names=queries.typists(db(), found),
    )


def _said(sheet: VoteSheet, found: queries.Envelope, question: Any) -> Any:
    """What a sheet says, in words."""
    owners = {one.id: one.name for one in queries.on_paper(db(), sheet.vote.id)} if sheet.vote.secrecy == Secrecy.OPEN else {}

    def words(typed: Sheet) -> str:
        return sheet_words(question, typed, owners.get(typed.elector or 0, ""))

    return words
