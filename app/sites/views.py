"""What a site shows of itself that no other package owns: its colours."""

from flask import Blueprint, Response

from app.core.web.access import access, public
from app.sites.identity import current_site
from app.sites.palettes import stylesheet

bp = Blueprint("sites", __name__)


@bp.get("/<site>/theme.css")
@access(public)
def theme() -> Response:
    """The site's palette as custom properties."""
    answer = Response(stylesheet(current_site().palette), mimetype="text/css")
    answer.headers["Cache-Control"] = "public, max-age=3600"
    return answer
