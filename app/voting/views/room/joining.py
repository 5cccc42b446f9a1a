"""A phone joins a two-minute vote: one page that says what this vote is worth, one button."""

from flask import redirect, render_template, url_for
from werkzeug.wrappers import Response

from app.contributions.identity import keep_private
from app.core.i18n import locale_code
from app.core.web.access import access, public
from app.core.web.current import db, now
from app.core.web.limits import limiter, network_key
from app.sites.identity import acting_participant
from app.voting.actions.room.joining import enter_by_device
from app.voting.permissions.casting import takes_ballots
from app.voting.permissions.room import may_enter_by_device
from app.voting.views.blueprint import bp, sheet_or_404
from app.voting.views.booth import identity


@bp.get("/<site>/votes/<slug>/join")
@access(public)
def join(slug: str) -> str | Response:
    """The question, and that a phone is a voice here."""
    sheet = sheet_or_404(slug)
    if not may_enter_by_device(sheet.vote):
        return redirect(url_for("voting.enter", slug=slug))
    return render_template("voting/room/join.html", sheet=sheet, vote=sheet.vote, options=sheet.options, verdict=takes_ballots(sheet.vote, now()))


@bp.post("/<site>/votes/<slug>/join")
@access(public)
@limiter.limit("300/minute", key_func=network_key)
def enter_room(slug: str) -> Response:
    """Into the booth. A whole room shares one network: the limit is wide."""
    keep_private()
    sheet = sheet_or_404(slug)
    participant = acting_participant().participant_id or 0
    elector = enter_by_device(db(), identity.key(), sheet.vote, participant, language=locale_code())
    identity.enter(sheet.vote, elector)
    return redirect(url_for("voting.ballot", slug=slug), 303)
