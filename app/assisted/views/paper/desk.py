"""Typing sheets in, by keyboard alone: the code, Enter, the words, 1 2 3 for the boxes, Enter; the next one."""

from collections.abc import Sequence
from typing import Any

from flask import abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from app.assisted import actions, queries
from app.assisted.forms import SlipForm
from app.assisted.models import PaperSlip
from app.assisted.permissions import may_enter, may_undo, works_on_paper
from app.assisted.rules import Mark, SlipState, scanned
from app.assisted.views.blueprint import bp, offer
from app.contributions import queries as inputs
from app.contributions.identity import keep_private
from app.core.clock import start_of, today
from app.core.fields import checks_own_token
from app.core.i18n import _, ngettext
from app.core.text.codes import normalise
from app.core.web.access import access
from app.core.web.current import db, now
from app.sites.identity import current_actor, current_site
from app.statements import queries as cards_of
from app.statements.models import Statement
from app.statements.rules import VALUES

Page = str | Response | tuple[str, int]


@bp.get("/<site>/desk/paper")
@access(works_on_paper)
def paper() -> Page:
    """The code field; with `?code=`, the sheet it belongs to."""
    keep_private()
    typed = request.args.get("code", "")
    if not typed.strip():
        return _desk()
    code = normalise(scanned(typed))
    slip = queries.slip_by_code(db(), code) if code else None
    if slip is None or slip.site_id != current_site().id:
        return _desk(typed=typed, problem=_no_slip(code, slip)), 422
    if not (verdict := may_enter(current_actor(), current_site(), slip)):
        return _desk(typed=typed, standing=slip, verdict=verdict, contribution=_input_of(slip))
    return _sheet(slip, SlipForm())


@bp.post("/<site>/desk/paper/slips/<int:slip_id>")
@access(works_on_paper)
@checks_own_token
def enter(slip_id: int) -> Page:
    """Save, and on to the next one. Sent again, the sheet that stands there is shown."""
    slip, form = _slip_or_404(slip_id), SlipForm()
    offer(form)
    marks = _marks(slip)
    if form.validate() and not (form.words.data or "").strip() and not marks:
        form.words.errors = [_("Écrivez les mots, ou cochez une case. Si la feuille est vide, annulez-la.")]
    if form.errors or form.is_stale:
        return _sheet(slip, form), 422
    if not (verdict := may_enter(current_actor(), current_site(), slip)):
        return _again(slip, form) or (_desk(typed=slip.code, standing=slip, verdict=verdict, contribution=_input_of(slip)), 409)
    done = actions.enter_slip(db(), current_actor(), current_site(), slip, form.taken(), marks, now=now())
    _say(done)
    return redirect(url_for("assisted.paper", batch=slip.batch_id), 303)


@bp.post("/<site>/desk/paper/slips/<int:slip_id>/void")
@access(works_on_paper)
def void(slip_id: int) -> Response:
    """An empty or spoilt sheet."""
    slip = _slip_or_404(slip_id)
    actions.void_slip(db(), current_actor(), current_site(), slip, now=now())
    flash(_("La feuille %(code)s est annulée.", code=slip.code), "success")
    return redirect(url_for("assisted.paper", batch=slip.batch_id), 303)


@bp.post("/<site>/desk/paper/slips/<int:slip_id>/undo")
@access(works_on_paper)
def undo(slip_id: int) -> Response:
    """Back among those to type in."""
    slip = _slip_or_404(slip_id)
    actions.undo_slip(db(), current_actor(), current_site(), slip, now=now())
    flash(_("La saisie de %(code)s est effacée. Vous pouvez la refaire.", code=slip.code), "success")
    return redirect(url_for("assisted.paper", batch=slip.batch_id), 303)


def _slip_or_404(slip_id: int) -> PaperSlip:
    slip = queries.slip_of(db(), current_site().id, slip_id)
    if slip is None:
        abort(404)
    return slip


def _cards(slip: PaperSlip) -> list[Statement]:
    """The cards on the sheet, in the printed order; one that was taken off since keeps its number's place empty."""
    batch = queries.batch(db(), slip.site_id, slip.batch_id)
    if batch is None or not batch.cards or not slip.process_id:
        return []
    known = {card.id: card for card in cards_of.cards(db(), slip.process_id)}
    return [known[number] for number in batch.cards if number in known]


def _marks(slip: PaperSlip) -> Sequence[Mark]:
    chosen = ((card.id, request.form.get(f"card-{card.id}", "")) for card in _cards(slip))
    return [Mark(number, VALUES[value]) for number, value in chosen if value in VALUES]


def _no_slip(code: str | None, slip: PaperSlip | None) -> str:
    if code is None:
        return _("Ce code ne va pas. Il a 8 lettres et 5 chiffres, comme BARO-TILU-48271.")
    if slip is not None:
        return _("Cette feuille est d’une autre ville.")
    if inputs.by_code(db(), code) is not None:
        return _("Ce code est celui d’une idée déjà reçue, pas d’une feuille imprimée.")
    return _("Aucune feuille imprimée ne porte ce code. Vérifiez, ou saisissez-la sans code.")


def _again(slip: PaperSlip, form: SlipForm) -> Response | None:
    """The same sheet sent twice by the same person is one sheet: go on."""
    stands = _input_of(slip)
    said = "\n".join(part for part in (stands.title, stands.body) if part) if stands else ""
    mine = slip.state == SlipState.ENTERED and slip.handled_by_id == current_actor().account_id
    if mine and stands and (form.words.data or "").strip() in {said, stands.body, stands.title}:
        return redirect(url_for("assisted.paper", batch=slip.batch_id), 303)
    return None


def _input_of(slip: PaperSlip) -> Any:
    return inputs.get(db(), slip.site_id, slip.contribution_id) if slip.contribution_id else None


def _say(done: actions.Entered) -> None:
    said = _("Feuille %(code)s saisie.", code=done.slip.code)
    counted = ngettext("%(num)d case comptée.", "%(num)d cases comptées.", done.counted) if done.counted else ""
    flash(f"{said} {counted}".strip(), f"undo:{url_for('assisted.undo', slip_id=done.slip.id)}")
    if done.late:
        flash(_("La consultation est finie : les cases de cette feuille ne comptent plus. Les mots sont bien reçus."), "warning")


def _desk(**more: Any) -> str:
    actor, site = current_actor(), current_site()
    lately = queries.entered_lately(db(), site.id, start_of(today(now())))
    undoable = {slip.id for slip, _title, _name in lately if may_undo(actor, site, slip, now())}
    return render_template("assisted/paper.html", lately=lately, undoable=undoable, **more)


def _sheet(slip: PaperSlip, form: SlipForm) -> str:
    offer(form)
    batch = queries.batch(db(), slip.site_id, slip.batch_id)
    chosen = {card.id: request.form.get(f"card-{card.id}", "") for card in _cards(slip)}
    return render_template("assisted/slip.html", slip=slip, batch=batch, form=form, cards=_cards(slip), chosen=chosen)
