"""The desk's cards of a consultation: add one or many, take one off."""

from flask import abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from app.core.i18n import _, ngettext
from app.core.web.access import access
from app.core.web.current import db, now
from app.processes.permissions import may_prepare
from app.sites.identity import current_actor, current_site
from app.statements import actions, queries
from app.statements.forms import CARD_LIMIT, ManyCardsForm
from app.statements.views.blueprint import bp, sheet_or_404


@bp.route("/<site>/desk/processes/<slug>/cards", methods=["GET", "POST"])
@access(may_prepare)
def desk_cards(slug: str) -> str | Response | tuple[str, int]:
    """The cards with their numbers, and a box to add some, one a line."""
    sheet = sheet_or_404(slug)
    form, cards = ManyCardsForm(), queries.cards(db(), sheet.process.id)
    lines = [line.strip() for line in (form.lines.data or "").splitlines() if line.strip()]
    if form.validate_on_submit():
        if too_long := [line for line in lines if len(line) > CARD_LIMIT]:
            sentence = _("Cette carte est trop longue : « %(start)s… ». Gardez %(max)d signes au plus.", start=too_long[0][:40], max=CARD_LIMIT)
            form.lines.errors = [sentence]
        else:
            for number, line in enumerate(lines, start=len(cards)):
                actions.add_card(db(), current_actor(), current_site(), sheet, line, position=number, now=now())
            flash(ngettext("%(num)d carte ajoutée.", "%(num)d cartes ajoutées.", len(lines)), "success")
            return redirect(url_for("statements.desk_cards", slug=slug))
    return render_template("statements/desk_cards.html", process=sheet.process, form=form, cards=cards), 422 if form.is_submitted() else 200


@bp.post("/<site>/desk/processes/<slug>/cards/removal")
@access(may_prepare)
def desk_remove(slug: str) -> Response:
    """Take a card off the table."""
    sheet = sheet_or_404(slug)
    card = queries.card(db(), sheet.process.id, request.form.get("card", 0, type=int))
    if card is None:
        abort(404)
    actions.remove_card(db(), current_actor(), current_site(), card, now=now())
    flash(_("La carte est retirée. Les avis déjà donnés restent dans le registre."), "success")
    return redirect(url_for("statements.desk_cards", slug=slug))
