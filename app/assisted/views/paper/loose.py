"""A sheet that was not printed here: a letter, a page torn from a notebook. It gets a code, to be written on it."""

from flask import redirect, render_template, url_for
from werkzeug.wrappers import Response

from app.assisted import actions
from app.assisted.forms import WordsForm
from app.assisted.permissions import works_on_paper
from app.assisted.views.blueprint import bp, input_of, offer
from app.contributions.rules import Channel
from app.core.fields import checks_own_token
from app.core.text.codes import spoken
from app.core.web.access import access
from app.core.web.current import db, now
from app.sites.identity import current_actor, current_site


@bp.route("/<site>/desk/paper/loose", methods=["GET", "POST"])
@access(works_on_paper)
@checks_own_token
def loose() -> str | Response | tuple[str, int]:
    """The words, what they are about, and a new code."""
    form = WordsForm()
    offer(form)
    if form.validate_on_submit():
        stored = actions.take_down(db(), current_actor(), current_site(), form.taken(Channel.PAPER), now=now())
        return redirect(url_for("assisted.loose_receipt", code=stored.receipt_code), 303)
    return render_template("assisted/loose.html", form=form), 422 if form.is_submitted() else 200


@bp.get("/<site>/desk/paper/loose/<code>")
@access(works_on_paper)
def loose_receipt(code: str) -> str:
    """The code to write on the sheet."""
    stored = input_of(code)
    return render_template("assisted/loose_receipt.html", input=stored, spoken=spoken(stored.receipt_code))
