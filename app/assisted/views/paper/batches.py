"""Sheets to print: batches, their codes and states, the PDF."""

from flask import Response, abort, current_app, redirect, render_template, url_for
from werkzeug.wrappers import Response as AnyResponse

from app.assisted import actions, queries
from app.assisted.forms import BatchForm
from app.assisted.models import SlipBatch
from app.assisted.permissions import works_on_paper
from app.assisted.rules import CARDS_LIMIT, SlipState
from app.assisted.views.blueprint import bp, open_sheets
from app.contributions.identity import keep_private
from app.core.i18n import _
from app.core.media.paper import Colours
from app.core.media.question_sheet import QuestionSheet, sheets_pdf
from app.core.web.access import access
from app.core.web.current import db, now
from app.core.web.limits import limiter
from app.processes.models import Process
from app.sites.identity import current_actor, current_site
from app.sites.palettes import palette
from app.statements import queries as cards_of
from app.statements.models import Statement


@bp.get("/<site>/desk/paper/batches")
@access(works_on_paper)
def batches() -> str:
    """What was printed, and how much of it came back."""
    found = queries.batches(db(), current_site().id)
    return render_template("assisted/batches.html", batches=found, counts=queries.state_counts(db(), [batch.id for batch in found]))


@bp.route("/<site>/desk/paper/batches/new", methods=["GET", "POST"])
@access(works_on_paper)
@limiter.limit("30/hour", methods=["POST"])
def new_batch() -> str | AnyResponse | tuple[str, int]:
    """Choose the question and how many."""
    form, sheets = BatchForm(), open_sheets()
    form.consultation.choices = [("", _("Aucune : une question libre")), *((sheet.process.id, sheet.process.title) for sheet in sheets)]
    if form.validate_on_submit():
        sheet = next((one for one in sheets if one.process.id == form.consultation.data), None)
        cards: list[Statement] = cards_of.cards(db(), sheet.process.id)[:CARDS_LIMIT] if sheet and form.with_cards.data else []
        batch = actions.print_batch(
            db(), current_actor(), current_site(), sheet=sheet, question=form.question.data, count=form.count.data, cards=cards,
            label=form.label.data, now=now(),
        )
        return redirect(url_for("assisted.batch", batch_id=batch.id), 303)
    return render_template("assisted/new_batch.html", form=form), 422 if form.is_submitted() else 200


@bp.get("/<site>/desk/paper/batches/<int:batch_id>")
@access(works_on_paper)
def batch(batch_id: int) -> str:
    """One batch: its file, and each sheet's state."""
    keep_private()
    found = _batch_or_404(batch_id)
    return render_template("assisted/batch.html", batch=found, slips=queries.slips_of(db(), found.id))


@bp.get("/<site>/desk/paper/batches/<int:batch_id>/sheets.pdf")
@access(works_on_paper)
@limiter.limit("60/hour")
def batch_file(batch_id: int) -> Response:
    """The sheets that are not typed in yet as a PDF, one page each: the others' codes are somebody's key by now."""
    keep_private()
    found = _batch_or_404(batch_id)
    waiting = [(slip.number, slip.code) for slip in queries.slips_of(db(), found.id) if slip.state == SlipState.UNUSED]
    if not waiting:
        abort(404)
    made = sheets_pdf(_facts(found), waiting)
    name = f'inline; filename="{_("feuilles")}-{found.id}.pdf"'
    return Response(made, mimetype="application/pdf", headers={"Content-Disposition": name})


def _batch_or_404(batch_id: int) -> SlipBatch:
    found = queries.batch(db(), current_site().id, batch_id)
    if found is None:
        abort(404)
    return found


def _facts(found: SlipBatch) -> QuestionSheet:
    site, tones = current_site(), palette(current_site().palette)
    base = str(current_app.extensions["settings"].base_url).rstrip("/")
    process = db().get(Process, found.process_id) if found.process_id else None
    cards = {card.id: card.title for card in cards_of.cards(db(), process.id)} if process else {}
    return QuestionSheet(
        town=site.name, question=found.question, url=f"{base}/c/{process.code}" if process else f"{base}/{site.slug}/", label=found.label,
        address=base.split("//")[-1] + "/r/", follow=f"{base}/r/", days=site.reply_days,
        cards=[cards[number] for number in found.cards if number in cards], phone=site.phone, contact=site.contact_name,
        colours=Colours(tones["site"], tones["site-ink"], tones["site-soft"], tones["site-accent"]),
    )
