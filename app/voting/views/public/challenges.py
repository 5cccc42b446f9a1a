"""Contesting a vote: a form while the days run, a code to follow it, and where it stands."""

from typing import Any

from flask import abort, redirect, render_template, url_for
from werkzeug.wrappers import Response

from app.contributions.identity import keep_private
from app.core import clock
from app.core.text.codes import normalise, spoken
from app.core.web.access import access, public
from app.core.web.current import db, now
from app.core.web.limits import limiter, network_key
from app.sites.identity import current_actor
from app.voting.actions.challenges import challenge as contest
from app.voting.forms.booth import ChallengeForm
from app.voting.permissions.challenges import may_challenge
from app.voting.queries import results
from app.voting.views.blueprint import bp, sheet_or_404


@bp.route("/<site>/votes/<slug>/challenge", methods=["GET", "POST"])
@access(public)
@limiter.limit("10/hour", key_func=network_key, methods=["POST"], deduct_when=lambda response: response.status_code == 200)
def challenge(slug: str) -> str | Response | tuple[str, int]:
    """Say what is wrong; somebody else than the organiser's first reader decides, with a reason."""
    sheet, form = sheet_or_404(slug), ChallengeForm()
    found, today = sheet.vote, clock.today(now())
    facts = {"sheet": sheet, "vote": found, "form": form, "verdict": may_challenge(found, today), "made": None}
    facts["days"] = (found.challenge_until - today).days if found.challenge_until else 0
    facts["told"] = results.challenges_of(db(), found.id)
    if facts["verdict"] and form.validate_on_submit():
        keep_private()
        made = contest(
            db(), current_actor(), found, text=form.text.data, name=form.name.data or "", contact=form.contact.data or "",
            once=(form.once.data or "")[:64], now=now(),
        )
        return render_template("voting/public/challenge.html", **{**facts, "made": made, "said": spoken(made.receipt_code)})
    return render_template("voting/public/challenge.html", **facts), 422 if form.is_submitted() else 200


@bp.get("/<site>/votes/<slug>/challenge/<code>")
@access(public)
@limiter.limit("60/minute", key_func=network_key)
def challenge_state(slug: str, code: str) -> str | Response:
    """Where a challenge stands: waiting, or decided with a reason. Neither its words nor who wrote it, for the minutes name its code."""
    keep_private()
    sheet, known = sheet_or_404(slug), normalise(code)
    found = results.challenge_by_code(db(), known, sheet.vote.id) if known else None
    if known is None or found is None:
        abort(404)
    if known != code:
        return redirect(url_for("voting.challenge_state", slug=slug, code=known))
    return render_template("voting/public/challenge_state.html", vote=sheet.vote, challenge=found[0])


def challenge_address(session: Any, code: str) -> str | None:
    """The page of a challenge's code, for « Mon suivi »."""
    found = results.challenge_by_code(session, code)
    return url_for("voting.challenge_state", site=found[2], slug=found[1].slug, code=code) if found else None


LEADS = (challenge_address,)
