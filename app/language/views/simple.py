"""The switch « français simple », kept for the visit."""

from flask import redirect, request, session
from werkzeug.wrappers import Response

from app.core.web.access import access, public
from app.core.web.returning import safe_path
from app.language.views.blueprint import bp


@bp.post("/language/simple")
@access(public)
def switch_simple() -> Response:
    """On or off; back to the page one came from."""
    if request.form.get("simple") == "1":
        session["simple"] = True
    else:
        session.pop("simple", None)
    return redirect(safe_path(request.form.get("back")))
