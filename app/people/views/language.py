"""The language, chosen once, by its name in its own script."""

from flask import g, redirect, request, session
from werkzeug.wrappers import Response

from app.core.i18n import LANGUAGES
from app.core.web.access import access, public
from app.people.views.blueprint import bp, safe_path


@bp.post("/language")
@access(public)
def choose() -> Response:
    """Keep the choice for this browser (and for the account, so that mails follow)."""
    chosen = request.form.get("language", "")
    if chosen in LANGUAGES:
        session["language"] = chosen
        session.permanent = True
        if g.get("account"):
            g.account.language = chosen
    return redirect(safe_path(request.form.get("back")))
