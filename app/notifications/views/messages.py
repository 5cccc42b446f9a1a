"""What one receives, reached from any message without signing in. Opening changes nothing; a tap on a button does."""

from typing import Any

from flask import abort, flash, g, redirect, render_template, request
from werkzeug.wrappers import Response

from app.core.fields import checks_own_token
from app.core.i18n import _
from app.core.web.access import access, public
from app.core.web.current import db, now
from app.notifications import actions, queries
from app.notifications.actions.stopping import actor_of
from app.notifications.links import read_messages_token
from app.notifications.queries.messages import Mailbox, mailbox
from app.notifications.rules.sending import RHYTHMS, masked
from app.notifications.views.blueprint import bp, settings


@bp.get("/messages/<token>")
@access(public)
def messages(token: str) -> str:
    """What this reader follows, how often they are written to, and how to stop."""
    box = _mailbox(token)
    return render_template("notifications/messages.html", token=token, follows=queries.follows_with_subjects(db(), box), **_shown(box))


@bp.route("/messages/<token>/unsubscription", methods=["GET", "POST"])
@access(public)
@checks_own_token
def unsubscribe(token: str) -> str:
    """GET shows one button; POST (from it, or from the mail program itself) stops what the message was about."""
    box = _mailbox(token)
    if request.method == "POST":
        actions.stop(db(), box.reader, box.address, box.follow, now=now())
    return render_template("notifications/unsubscription.html", token=token, done=request.method == "POST", **_shown(box))


@bp.post("/messages/<token>/resumption")
@access(public)
def resume(token: str) -> Response:
    """Take the stop back."""
    box = _mailbox(token)
    actions.resume(db(), box.reader, box.address, box.follow, now=now())
    flash(_("Vous recevrez de nouveau nos messages."), "success")
    return redirect(f"/messages/{token}")


@bp.post("/messages/<token>/follows/<int:number>")
@access(public)
def change(token: str, number: int) -> Response:
    """Another rhythm for something one follows, or its end."""
    box = _mailbox(token)
    follow = next((follow for follow in queries.follows_of_reader(db(), box.letter, box.number) if follow.id == number), None)
    if follow is None:
        abort(404)
    rhythm = request.form.get("rhythm", "")
    if rhythm in RHYTHMS:
        actions.change_rhythm(db(), actor_of(box.reader), follow, rhythm, now=now())
    elif rhythm == "never":
        actions.unfollow(db(), actor_of(box.reader), follow, now=now())
    else:
        abort(400)
    flash(_("C’est noté."), "success")
    return redirect(f"/messages/{token}")


def _mailbox(token: str) -> Mailbox:
    value = read_messages_token(settings().secret_key, token)
    box = mailbox(db(), *value) if value else None
    if box is None:
        abort(404)
    g.private = True
    return box


def _shown(box: Mailbox) -> dict[str, Any]:
    return {"address": masked(box.address), "stopped": queries.is_suppressed(db(), box.address), "one": box.follow_subject}
