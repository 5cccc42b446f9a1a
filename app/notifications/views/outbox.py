"""The demonstration's outbox: every mail and SMS as its reader would get it. Only where nothing is really sent."""

from flask import Response, abort, render_template, request

from app.core.web.access import access, public
from app.core.web.current import db
from app.notifications import queries
from app.notifications.models import LocalMessage
from app.notifications.views.blueprint import bp, settings

PAGE = 50
MAIL_POLICY = (
    "sandbox allow-popups allow-top-navigation-by-user-activation; default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'"
)


@bp.get("/outbox")
@access(public)
def outbox() -> str:
    """All messages, newest first."""
    _only_in_demo()
    found = queries.local_messages(db(), request.args.get("before", type=int), PAGE + 1)
    return render_template("notifications/outbox.html", messages=found[:PAGE], older=found[PAGE - 1].id if len(found) > PAGE else None)


@bp.get("/outbox/<int:number>")
@access(public)
def outbox_message(number: int) -> str:
    """One message: its text, and a link to its HTML part."""
    return render_template("notifications/outbox_message.html", message=_message(number))


@bp.get("/outbox/<int:number>/html")
@access(public)
def outbox_html(number: int) -> Response:
    """The HTML part as a page of its own that may do nothing but be read."""
    message = _message(number)
    if message.html is None:
        abort(404)
    return Response(message.html, mimetype="text/html", headers={"Content-Security-Policy": MAIL_POLICY})


def _message(number: int) -> LocalMessage:
    _only_in_demo()
    found = queries.local_message(db(), number)
    if found is None:
        abort(404)
    return found


def _only_in_demo() -> None:
    if settings().mode != "demo":
        abort(404)
