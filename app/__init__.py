"""Entendu: a resident says something, a named team answers by a public date, everyone can check what became of it.

This module is the factory: the one place that knows every package.
"""

import logging
from importlib import import_module
from typing import Any

from flask import Flask
from flask_wtf import CSRFProtect
from werkzeug.middleware.proxy_fix import ProxyFix

from app import cli
from app.contributions import lookups, panels
from app.core import fields, i18n, queue
from app.core.db import Database
from app.core.settings import Settings
from app.core.web import assets, cache, current, errors, headers, limits, numbers
from app.language import translatable, uses
from app.processes import steps
from app.sites import holdings, identity, landings

# Each module has a blueprint `bp` and, where it has some, `PANELS` for the pages of an input, `STEPS` and `PARTS` for a consultation's,
# `LOOKUPS` for codes that are no input yet and `LANDINGS` for roles whose day begins elsewhere than on the desk's first page.
VIEWS = (
    "app.people.views",
    "app.sites.views",
    "app.language.views",
    "app.pages.views",
    "app.processes.views",
    "app.contributions.views",
    "app.statements.views",
    "app.proposals.views",
    "app.voting.views",
    "app.moderation.views",
    "app.routing.views",
    "app.answers.views",
    "app.notifications.views",
    "app.privacy.views",
    "app.assisted.views",
)
HOLDINGS = ("app.contributions.holding", "app.answers.holding")
WORDING = (
    "app.sites.wording", "app.privacy.wording", "app.contributions.wording", "app.processes.wording", "app.moderation.wording",
    "app.answers.wording", "app.language.wording", "app.language.labels", "app.language.explaining", "app.voting.wording.ballots",
    "app.voting.wording.shown", "app.assisted.wording", "app.contributions.translated", "app.language.readings",
)
TRANSLATED = (
    "app.processes.translated", "app.voting.translated", "app.language.translated", "app.answers.translated", "app.contributions.translated",
)
WRITTEN = ("app.processes.queries", "app.answers.queries", "app.voting.queries.written")

csrf = CSRFProtect()


def create_app(settings: Settings | None = None, **overrides: Any) -> Flask:
    """The application on the given settings (the environment's by default)."""
    settings = settings or Settings.load()
    app = Flask(__name__)
    app.config.update(_config(settings), **overrides)
    app.extensions["settings"] = settings
    app.jinja_env.globals["demo"] = settings.mode == "demo"
    logging.basicConfig(level=settings.log_level.upper(), format="%(asctime)s %(levelname)s %(name)s %(message)s")
    logging.getLogger("sqlalchemy").setLevel(logging.WARNING)  # at its wordiest it writes every row it reads, ballots too
    if settings.proxy_hops:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=settings.proxy_hops, x_proto=settings.proxy_hops)  # type: ignore[method-assign]
    numbers.init_app(app)
    assets.init_app(app)
    i18n.init_app(app)
    errors.init_app(app)
    limits.init_app(app, settings)
    csrf.init_app(app)
    queue.init_app(app, settings.redis_url)
    cache.init_app(app)
    headers.init_app(app)
    current.init_app(app, Database(settings.database_url))
    identity.init_app(app)
    fields.init_app(app)
    for name in VIEWS:
        module = import_module(name)
        app.register_blueprint(module.bp)
        panels.register(*getattr(module, "PANELS", ()))
        panels.register_pictures(*getattr(module, "PICTURES", ()))
        lookups.register_leads(*getattr(module, "LEADS", ()))
        steps.register(*getattr(module, "STEPS", ()))
        steps.register_parts(*getattr(module, "PARTS", ()))
        lookups.register(*getattr(module, "LOOKUPS", ()))
        landings.register(*getattr(module, "LANDINGS", ()))
    for name in HOLDINGS:
        holdings.register(import_module(name).HOLDING)
    for name in TRANSLATED:
        translatable.register(*import_module(name).OFFERS)
    for name in WRITTEN:
        uses.register(import_module(name).written)
    for view in app.view_functions.values():
        if getattr(view, "checks_own_token", False):
            csrf.exempt(view)
    for name in WORDING:
        import_module(name).init_app(app)
    cli.init_app(app)
    return app


def _config(settings: Settings) -> dict[str, Any]:
    return {
        "SECRET_KEY": settings.secret_key,
        "TRUSTED_HOSTS": list(settings.hosts) or None,
        "SESSION_COOKIE_NAME": "entendu",
        "SESSION_COOKIE_SECURE": settings.mode == "production",
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "PERMANENT_SESSION_LIFETIME": 60 * 60 * 24 * 365,
        "SESSION_REFRESH_EACH_REQUEST": False,
        "MAX_CONTENT_LENGTH": 16 * 1024 * 1024,
        "MAX_FORM_MEMORY_SIZE": 1024 * 1024,
        "MAX_FORM_PARTS": 200,
        "WTF_CSRF_TIME_LIMIT": 60 * 60 * 12,
        "TEMPLATES_AUTO_RELOAD": False,
    }
