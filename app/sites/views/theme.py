"""The site's colours, as a small stylesheet."""

from flask import Response

from app.core.web.access import access, public
from app.sites.identity import current_site
from app.sites.palettes import stylesheet
from app.sites.views.blueprint import bp


@bp.get("/<site>/theme.css")
@access(public)
def theme() -> Response:
    """The site's palette as custom properties."""
    answer = Response(stylesheet(current_site().palette), mimetype="text/css")
    answer.headers["Cache-Control"] = "public, max-age=3600"
    return answer
