"""Contesting a vote: a form while the days run, a code to follow it."""

from flask import render_template
from werkzeug.wrappers import Response

from app.contributions.identity import keep_private
from app.core import clock
from app.core.text.codes import spoken
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
