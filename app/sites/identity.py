"""Who is asking, with their roles, and on which site: loaded once per request, enforced before every view."""

from typing import Any
from urllib.parse import urlencode

from flask import Flask, Response, abort, current_app, g, redirect, request

from app.core.web.access import verdict_for
from app.core.web.current import SAFE, db, now
from app.core.web.errors import locked
from app.people import identity as browser
from app.people.names import reserve
from app.people.rules import Actor
from app.sites import queries
from app.sites.models import Site


def init_app(app: Flask) -> None:
    """Resolve `<site>` in addresses, load the actor, and close every door that has no rule."""
    browser.init_app(app)
    reserve(queries.every_staff_name)
    app.before_request(_enter)
    app.url_value_preprocessor(_take_site)
    app.url_defaults(_give_site)
    app.context_processor(lambda: {"site": g.get("site"), "actor": g.get("actor"), "current_account": g.get("account")})


def current_actor() -> Actor:
    """Who is asking, with the roles they hold now."""
    if "actor" not in g:
        bare = browser.bare_actor()
        grants = queries.grants_of(db(), bare.account_id, now()) if bare.account_id and _strong_enough() else frozenset()
        g.actor = Actor(bare.participant_id, bare.account_id, bare.name, grants, suspended=bare.suspended)
    actor: Actor = g.actor
    return actor


def _strong_enough() -> bool:
    """Roles count only after a second factor; the demonstration may leave it out, and says so."""
    return g.login.second_factor or current_app.extensions["settings"].mode == "demo"


def acting_participant() -> Actor:
    """The same, as somebody who says something: a participant is created when the browser has none yet."""
    participant = browser.known_participant()
    actor = current_actor()
    if actor.participant_id is None:
        g.actor = Actor(participant.id, actor.account_id, actor.name, actor.grants, suspended=actor.suspended)
    found: Actor = g.actor
    return found


def current_site() -> Site:
    """The site in the address."""
    site: Site = g.site
    return site


def _take_site(_endpoint: str | None, values: dict[str, Any] | None) -> None:
    g.site = None
    g.site_slug = values.pop("site", None) if values else None


def _give_site(endpoint: str, values: dict[str, Any]) -> None:
    if "site" not in values and g.get("site") is not None and current_app.url_map.is_endpoint_expecting(endpoint, "site"):
        values["site"] = g.site.slug
    elif isinstance(values.get("site"), Site):
        values["site"] = values["site"].slug


def _enter() -> Response | None:
    if request.endpoint == "static":
        return None
    if g.get("site_slug"):
        g.site = queries.site_by_slug(db(), g.site_slug)
        if g.site is None:
            abort(404)
        g.languages = g.site.languages
    browser.load()
    if request.endpoint is None:
        return None
    verdict = verdict_for(current_actor(), g.get("site"))
    if verdict:
        return None
    if verdict.sign_in and request.method in SAFE:
        return redirect("/sign-in?" + urlencode({"next": request.full_path.rstrip("?")}))  # type: ignore[return-value]
    return locked(verdict)
