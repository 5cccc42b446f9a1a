"""One person after the other: consent, words, read back, receipt. The same address serves a form and a script that kept entries."""

from flask import abort, current_app, jsonify, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from app.assisted import actions, queries
from app.assisted.forms import HelpedForm
from app.assisted.permissions import takes_down
from app.assisted.rules import SPOKEN
from app.assisted.views.blueprint import bp, input_of, offer, place_today
from app.contributions.models import Contribution
from app.core.fields import checks_own_token
from app.core.i18n import long_date
from app.core.text.codes import spoken
from app.core.web.access import access
from app.core.web.current import db, now
from app.core.web.limits import limiter
from app.sites.identity import current_actor, current_site

Page = str | Response | tuple[str | Response, int]
STAMPED = (
    "css/app.css", "css/components/assisted.css", "icons.svg", "js/main.js", "js/modules/helper-offline.js", "js/modules/once.js",
    "js/modules/network.js",
)
IMPORTED = ("js/help/store.js", "js/help/send.js", "js/help/list.js", "js/help/form.js")


def offline_files() -> list[str]:
    """What an empty sheet needs without a network; scripts that import one another ask for bare addresses."""
    bare = [f"{current_app.static_url_path}/{name}" for name in IMPORTED]
    return [*(url_for("static", filename=name) for name in STAMPED), *bare, f"/{current_site().slug}/theme.css"]


@bp.get("/<site>/help/entry")
@access(takes_down)
def entry() -> Page:
    """An empty sheet for the next person; the language of the one before is kept."""
    place = place_today()
    if not place:
        return redirect(url_for("assisted.help_home"), 303)
    form = HelpedForm(noted_at=place, language=request.args.get("language") if request.args.get("language") in SPOKEN else "fr")
    answer = make_response(_sheet(form))
    answer.headers["X-Offline"] = "keep"  # nobody's words are in it: the device may open it without a network
    return answer


@bp.post("/<site>/help/entry")
@access(takes_down)
@checks_own_token
@limiter.limit("60/minute;900/hour")
def take() -> Page:
    """Read back, change, or send. Sent again with the same key, the receipt is the same."""
    form = HelpedForm()
    offer(form)
    good, act = form.validate(), request.form.get("act", "send")
    if _asks_json():
        return _answered(form) if good else _refused(form)
    if not good:
        return _sheet(form), 422
    if act == "read":
        return render_template("assisted/read_back.html", form=form, taken=form.taken_here())
    if act == "change":
        return _sheet(form)
    stored = actions.take_down(db(), current_actor(), current_site(), form.taken_here(), now=now())
    return redirect(url_for("assisted.help_receipt", code=stored.receipt_code), 303)


@bp.get("/<site>/help/receipt/<code>")
@access(takes_down)
def help_receipt(code: str) -> str:
    """The code, large; how to say it; the slip; the next person."""
    stored = input_of(code)
    if queries.taking_of(db(), stored.id) is None and stored.entered_by_id is None:
        abort(404)
    return render_template("assisted/receipt.html", input=stored, spoken=spoken(stored.receipt_code))


def _sheet(form: HelpedForm) -> str:
    offer(form)
    return render_template("assisted/entry.html", form=form, place=form.noted_at.data)


def _asks_json() -> bool:
    return request.accept_mimetypes.best == "application/json"


def _answered(form: HelpedForm) -> Response:
    stored = actions.take_down(db(), current_actor(), current_site(), form.taken_here(), now=now())
    return jsonify(_receipt(stored))


def _receipt(stored: Contribution) -> dict[str, str]:
    code = stored.receipt_code
    return {
        "code": code, "spoken": spoken(code), "due": long_date(stored.due_on), "page": url_for("assisted.help_receipt", code=code),
        "slip": url_for("contributions.slip_file", code=code),
    }


def _refused(form: HelpedForm) -> tuple[Response, int]:
    """What to put right, said to the script; a token that grew old only needs a fresh one."""
    return jsonify(stale=form.is_stale, problems=[[name, str(sentence)] for name, sentence in form.problems]), 422
