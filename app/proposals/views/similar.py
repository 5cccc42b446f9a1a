"""While somebody writes: what was already said in other words, as a fragment for the script."""

from flask import render_template, request
from werkzeug.wrappers import Response

from app.contributions import queries as inputs
from app.core.html import clean_line
from app.core.i18n import locale_code
from app.core.web.access import access, public
from app.core.web.current import db
from app.core.web.limits import limiter
from app.proposals.views.blueprint import bp
from app.sites.identity import current_site

MOST = 200


@bp.get("/<site>/proposals/similar")
@access(public)
@limiter.limit("90/minute")
def similar() -> str | Response:
    """Up to three close ideas; 204 when there is none."""
    text = clean_line(request.args.get("text", "")[:MOST])
    found = inputs.similar(db(), current_site().id, text, locale_code())
    if not found:
        return Response(status=204)
    return render_template("proposals/_similar.html", similar=found, live=True)
