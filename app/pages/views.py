"""Home of all sites and home of one site."""

from flask import Blueprint, render_template

from app.core.web.access import access, public
from app.core.web.current import db
from app.sites import queries

bp = Blueprint("pages", __name__)


@bp.get("/")
@access(public)
def home() -> str:
    """All sites."""
    return render_template("pages/home.html", sites=queries.all_sites(db()))


@bp.get("/<site>/")
@access(public)
def site_home() -> str:
    """One site."""
    return render_template("pages/site.html")
