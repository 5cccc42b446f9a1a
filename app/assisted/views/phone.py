"""The phone desk: one screen to take words down, close ideas to join, and « what became of it? » by code."""

from typing import Any

from flask import abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from app.answers import queries as answers
from app.assisted import actions
from app.assisted.forms import CallerCodeForm, WordsForm, number_or_none
from app.assisted.permissions import takes_calls
from app.assisted.views.blueprint import bp, input_of, offer
from app.contributions import queries as inputs
from app.contributions.identity import by_typed_code, keep_private
from app.contributions.models import Contribution
from app.contributions.rules import Channel
from app.core.fields import checks_own_token
from app.core.html import clean_line
from app.core.i18n import _
from app.core.text.codes import spoken
from app.core.web.access import access
from app.core.web.current import db, now
from app.core.web.limits import limiter
from app.sites.identity import current_actor, current_site
from app.sites.models import Site

Page = str | Response | tuple[str, int]
MOST = 200


@bp.get("/<site>/desk/phone")
@access(takes_calls)
def phone() -> Page:
    """An empty screen for the next call."""
    return _screen(WordsForm(), CallerCodeForm(formdata=None))


@bp.post("/<site>/desk/phone")
@access(takes_calls)
@checks_own_token
@limiter.limit("60/minute;600/hour")
def take_call() -> Page:
    """Send what the caller said; `look` only shows close ideas, for a browser without scripts."""
    form = WordsForm()
    offer(form)
    if not form.validate():
        return _screen(form, CallerCodeForm(formdata=None)), 422
    if request.form.get("act") == "look":
        return _screen(form, CallerCodeForm(formdata=None), similar=_close_to(form.words.data))
    stored = actions.take_down(db(), current_actor(), current_site(), form.taken(Channel.PHONE), now=now())
    return redirect(url_for("assisted.phone_receipt", code=stored.receipt_code), 303)


@bp.get("/<site>/desk/phone/similar")
@access(takes_calls)
@limiter.limit("90/minute")
def phone_similar() -> Page:
    """Ideas close to what is being typed, each with a button that says « me too » for the caller; 204 when there is none."""
    found = _close_to(request.args.get("text", ""))
    return render_template("assisted/_close.html", similar=found) if found else Response(status=204)


@bp.post("/<site>/desk/phone/joining")
@access(takes_calls)
@limiter.limit("60/minute;600/hour")
def join_in() -> Response:
    """The caller says « me too » to an idea that stands there already."""
    number = number_or_none(request.form.get("idea"))
    idea = inputs.get(db(), current_site().id, number) if number else None
    key = request.form.get("key", "")
    if idea is None or idea.kind != "proposal" or not 8 <= len(key) <= 64:
        abort(404)
    actions.joins_in(db(), current_actor(), current_site(), idea, key, now=now())
    flash(_("« Moi aussi » est compté pour la personne au téléphone : %(title)s", title=idea.title), "success")
    return redirect(url_for("assisted.phone"), 303)


@bp.post("/<site>/desk/phone/code")
@access(takes_calls)
def phone_code() -> Page:
    """« What became of it? »: the sentence to read to the caller."""
    keep_private()
    asked = CallerCodeForm()
    found = by_typed_code(asked.code.data) if asked.validate_on_submit() else None
    if found is None and not asked.errors:
        asked.code.errors = [_("Nous ne trouvons pas ce code. Faites-le redire, lettre par lettre.")]
    form = WordsForm(formdata=None)
    return _screen(form, asked, found=_told(found) if found else None), 200 if found else 422


@bp.get("/<site>/desk/phone/receipt/<code>")
@access(takes_calls)
def phone_receipt(code: str) -> str:
    """The code to read aloud, sign by sign."""
    stored = input_of(code)
    return render_template("assisted/phone_receipt.html", input=stored, spoken=spoken(stored.receipt_code))


def _screen(form: WordsForm, asked: CallerCodeForm, **more: Any) -> str:
    offer(form)
    return render_template("assisted/phone.html", form=form, asked=asked, **more)


def _close_to(text: str) -> list[inputs.Similar]:
    return inputs.similar(db(), current_site().id, clean_line(text[:MOST]), "fr")


def _told(found: Contribution) -> dict[str, Any]:
    """What to say: where it stands, who holds it, until when, and the answer's two sentences. Only the site's own is opened."""
    if found.site_id != current_site().id:
        return {"input": found, "elsewhere": db().get(Site, found.site_id)}
    case = answers.around(db(), found)
    return {"input": found, "answer": case.published[-1] if case.published else None}
