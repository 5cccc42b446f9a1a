"""The public notice: what is kept, why, how long, and what one can do."""

from flask import render_template

from app.core.web.access import access, public
from app.core.web.current import db
from app.privacy import queries
from app.privacy.rules import NOTICE_VERSION
from app.privacy.views.blueprint import bp
from app.sites import queries as sites


@bp.get("/privacy")
@access(public)
def notice() -> str:
    """The dates shown are those the job applies."""
    return render_template(
        "privacy/notice.html", version=NOTICE_VERSION, applied=queries.last_application(db()), programme=sites.setting(db(), "programme")
    )
