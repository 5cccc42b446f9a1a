"""« I don't understand this word »: no account, one field, an address if one wants the explanation sent."""

from flask import abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from app.core.fields import checks_own_token
from app.core.i18n import locale_code
from app.core.web.access import access, public
from app.core.web.current import db, now
from app.core.web.limits import limiter, network_key
from app.language import actions, queries
from app.language.explaining import words_here
from app.language.forms import AskForm
from app.language.models import AskedWord
from app.language.permissions import may_ask
from app.language.views.blueprint import bp
from app.people.rules import normalise_address
from app.sites.identity import acting_participant, current_actor, current_site


@bp.route("/<site>/words/ask", methods=["GET", "POST"])
@access(may_ask)
@limiter.limit("10/minute;60/hour", key_func=network_key, methods=["POST"])
@checks_own_token
def ask() -> str | Response | tuple[str, int]:
    """Ask about a word. A word that is explained already is explained at once."""
    form = AskForm(data={name: request.args.get(name, "")[:400] for name in ("word", "sentence")})
    page = request.values.get("page", "")[:300]
    if form.validate_on_submit():
        return redirect(url_for("language.asked", code=_asked(form, page).code), 303)
    known = words_here().named(form.word.data) if form.word.data else None
    return render_template("language/ask.html", form=form, page=page, known=known), 422 if form.is_submitted() else 200


def _asked(form: AskForm, page: str) -> AskedWord:
    return actions.ask_word(
        db(), acting_participant(), current_site(), form.word.data, sentence=form.sentence.data, page=page,
        address=normalise_address(form.address.data) or "" if form.address.data else "", language=locale_code(), now=now(),
    )


@bp.get("/<site>/words/asked/<code>")
@access(public)
def asked(code: str) -> str:
    """Thank you, and where it stands; the same address shows the explanation once it is there."""
    row = queries.asked_by_code(db(), code.upper(), current_site().id)
    if row is None:
        abort(404)
    entry = words_here().get(row.answer_slug) if row.answer_slug else words_here().named(row.word)
    mine = row.participant_id is not None and row.participant_id == current_actor().participant_id
    return render_template("language/asked.html", asked=row, entry=entry, mine=mine)
