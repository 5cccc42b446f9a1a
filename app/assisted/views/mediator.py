"""A mediator's first screen: the place of the day, one button, and what was noted today."""

from flask import jsonify, redirect, render_template, session, url_for
from flask_wtf.csrf import generate_csrf
from werkzeug.wrappers import Response

from app.assisted import queries
from app.assisted.forms import PlaceForm
from app.assisted.permissions import takes_down
from app.assisted.views.blueprint import bp, keep_place, place_today
from app.assisted.views.taking import offline_files
from app.core.clock import start_of, today
from app.core.web.access import access
from app.core.web.current import db, now
from app.sites.identity import current_actor, current_site


@bp.get("/<site>/help/")
@access(takes_down)
def help_home() -> str:
    """Choose the place once a day; then note one person after the other."""
    return _home(PlaceForm())


@bp.post("/<site>/help/place")
@access(takes_down)
def choose_place() -> str | Response | tuple[str, int]:
    """One tap on a place, or its name typed."""
    form = PlaceForm()
    if not form.validate_on_submit():
        return _home(form), 422
    keep_place(form.noted_at.data)
    return redirect(url_for("assisted.help_home"), 303)


@bp.post("/<site>/help/place/removal")
@access(takes_down)
def leave_place() -> Response:
    """Somewhere else now."""
    session.pop("help_place", None)
    return redirect(url_for("assisted.help_home"), 303)


@bp.get("/<site>/help/token")
@access(takes_down)
def help_token() -> Response:
    """A fresh token for entries that were kept on the device; whoever is not signed in any more is led to the sign-in."""
    answer = jsonify(token=generate_csrf())
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _home(form: PlaceForm) -> str:
    actor, site = current_actor(), current_site()
    places = queries.places_of(db(), site.id, actor.account_id, now())
    lately = queries.taken_lately(db(), site.id, actor.account_id, start_of(today(now())))
    return render_template("assisted/home.html", form=form, places=places, place=place_today(), lately=lately, files=offline_files())
