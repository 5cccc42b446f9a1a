"""Closed by default: a route answers only when its view names who may enter.

`@access(rule)` stands right under the route decorator. A rule is a callable `(actor, site) -> Verdict`; `public` lets
everybody in. The factory installs `enforce`; a test reads the URL map and the committed list of routes.
"""

from collections.abc import Callable
from typing import Any, TypeVar

from flask import Flask, current_app, request

from app.core.verdicts import YES, Verdict, no

View = TypeVar("View", bound=Callable[..., Any])
Rule = Callable[..., Verdict]


def public(_actor: Any, _site: Any) -> Verdict:
    """Everybody may enter."""
    return YES


def access(rule: Rule) -> Callable[[View], View]:
    """Name the rule of a view."""

    def name(view: View) -> View:
        view.access = rule  # type: ignore[attr-defined]
        return view

    return name


def rule_of(app: Flask, endpoint: str) -> Rule | None:
    """The rule a route was given; Flask's own static files are public."""
    if endpoint == "static" or endpoint.endswith(".static"):
        return public
    return getattr(app.view_functions[endpoint], "access", None)


def verdict_for(actor: Any, site: Any) -> Verdict:
    """What the present route's rule says. A route without a rule is closed."""
    rule = rule_of(current_app, request.endpoint or "static")
    if rule is None:
        return no("Cette page est fermée.")
    return rule(actor, site)


def described_routes(app: Flask) -> list[str]:
    """One line a route: address, methods, the sentence of its rule; CLOSED where a view names none."""
    found = []
    for rule in app.url_map.iter_rules():
        check = rule_of(app, rule.endpoint)
        name = "CLOSED" if check is None else str(check.__doc__ or getattr(check, "__name__", "?")).split("\n")[0].rstrip(".")
        methods = ",".join(sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}))
        found.append(f"{rule.rule}  [{methods}]  {name}")
    return sorted(found)
