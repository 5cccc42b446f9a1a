"""The two front doors."""

from flask import render_template

from app.core.web.access import access, public
from app.core.web.cache import cacheable
from app.core.web.current import db, now
from app.language.readings import readings
from app.pages import queries
from app.pages.views.blueprint import bp
from app.processes import queries as processes
from app.processes.models import ProcessState
from app.processes.translated import consultation_original
from app.sites import queries as sites
from app.sites.identity import current_site


@bp.get("/")
@access(public)
@cacheable
def home() -> str:
    """All sites."""
    return render_template("pages/home.html", towns=queries.towns(db()), programme=sites.setting(db(), "programme"))


@bp.get("/<site>/")
@access(public)
@cacheable
def site_home() -> str:
    """One site: what is asked now, what was answered, how well the town keeps its word."""
    site = current_site()
    sheets = processes.public_list(db(), site.id)
    opened = [sheet for sheet in sheets if sheet.process.state == ProcessState.OPEN]
    return render_template(
        "pages/site.html", opened=opened, closed=[sheet for sheet in sheets if sheet not in opened][:3],
        votes=queries.current_votes(db(), site.id, now()), answers=queries.latest_answers(db(), site.id, 3),
        ideas=queries.latest_ideas(db(), site.id, 6), totals=queries.totals(db(), site.id),
        said=readings([consultation_original(sheet) for sheet in sheets]),
    )
