"""Messages that did not get through: staff may try again, or take them off the list once they have called."""

from flask import abort, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from app.core.i18n import _
from app.core.web.access import access
from app.core.web.current import db, now
from app.notifications import actions, queries
from app.notifications.models import Notice
from app.notifications.permissions import sees_deliveries
from app.notifications.queries.deliveries import with_readers
from app.notifications.views.blueprint import bp
from app.notifications.wording import KIND_WORDS, reason
from app.sites.identity import current_actor, current_site


@bp.get("/<site>/desk/deliveries")
@access(sees_deliveries)
def deliveries() -> str:
    """The list, newest first."""
    rows = with_readers(db(), current_site().id)
    return render_template("notifications/deliveries.html", rows=rows, KIND_WORDS=KIND_WORDS, reason=reason)


@bp.post("/<site>/desk/deliveries/<int:number>/retry")
@access(sees_deliveries)
def retry(number: int) -> Response:
    """Send one again."""
    actions.retry(db(), current_actor(), _notice(number), site=current_site(), now=now())
    flash(_("Nouvel essai en cours."), "success")
    return redirect(url_for(".deliveries"))


@bp.post("/<site>/desk/deliveries/<int:number>/dismissal")
@access(sees_deliveries)
def dismiss(number: int) -> Response:
    """Take one off the list."""
    actions.dismiss(db(), current_actor(), _notice(number), site=current_site(), now=now())
    flash(_("Le message est classé."), "success")
    return redirect(url_for(".deliveries"))


def _notice(number: int) -> Notice:
    found = queries.notice_of_site(db(), current_site().id, number)
    if found is None:
        abort(404)
    return found
