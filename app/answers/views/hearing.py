"""« Were you heard? » on the receipt page and from a mail. A GET only asks: mail scanners follow links, they send no form."""

from flask import abort, current_app, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from app.answers import actions, queries
from app.answers.forms import HeardForm
from app.answers.models import Heard
from app.answers.queries import Case
from app.answers.rules.states import HeardValue
from app.answers.views.author import HEARD, LINK_LIFE, word_facts
from app.answers.views.blueprint import bp
from app.contributions.identity import bearer, held, keep_private
from app.core.i18n import _
from app.core.web.access import access, public
from app.core.web.current import db, now
from app.core.web.errors import page
from app.core.web.signing import read
from app.people.rules import Actor
from app.sites.identity import current_site


@bp.post("/r/<code>/heard")
@access(public)
def heard_by_code(code: str) -> Response | tuple[str, int]:
    """The author's word from the receipt page."""
    contribution, actor = held(code)
    return _say(queries.around(db(), contribution), actor, url_for("contributions.receipt", code=contribution.receipt_code) + "#heard")


@bp.get("/<site>/heard/<token>")
@access(public)
def heard(token: str) -> str | Response:
    """The question alone, from a mail or an SMS. `?heard=no` only marks the button that was touched there."""
    case = _case(token)
    return _ask(case, HeardForm(), request.path) if case else _expired()


@bp.post("/<site>/heard/<token>")
@access(public)
def heard_by_link(token: str) -> Response | tuple[str, int]:
    """The author's word from that page."""
    case = _case(token)
    return _say(case, bearer(case.contribution), request.path) if case else _expired()


def _case(token: str) -> Case | None:
    keep_private()
    number = read(current_app.config["SECRET_KEY"], HEARD, token, LINK_LIFE)
    case = queries.case(db(), current_site().id, number) if isinstance(number, int) else None
    return case if case and case.published and not case.contribution.withdrawn_at else None


def _expired() -> Response:
    return page(404, _("Ce lien ne marche plus."), _("Ouvrez « Mon suivi » avec votre code pour donner votre avis sur la réponse."))


def _ask(case: Case, form: HeardForm, action: str) -> str:
    facts = word_facts(db(), current_site(), case, now())
    return render_template(
        "answers/heard.html", input=case.contribution, case=case, facts=facts, form=form, action=action,
        body=queries.body(db(), case.published[-1].body_id), touched=request.args.get("heard", ""),
    )


def _say(case: Case, actor: Actor, back: str) -> Response | tuple[str, int]:
    form = HeardForm()
    value = form.value()
    if value is None:
        abort(400)
    if not form.validate():
        return _ask(case, form, request.path), 422
    _thank(actions.hear(db(), actor, current_site(), case, value, form.reason.data or "", now=now()))
    return redirect(back)


def _thank(word: Heard) -> None:
    if word.reopened:
        flash(_("Merci. Une autre personne regarde à nouveau votre idée."), "success")
    elif word.value == HeardValue.NO and not word.reason:
        flash(_("Merci, c’est noté. Dites-nous pourquoi, si vous voulez."), "success")
    else:
        flash(_("Merci, c’est noté."), "success")
