"""The blueprint, and what the pages of the settings share."""

from collections.abc import Callable
from typing import Any, TypeVar

from flask import Blueprint, abort, current_app, render_template, url_for

from app.core.i18n import _
from app.core.web.current import db
from app.sites import queries
from app.sites.identity import current_site
from app.sites.models import Team

bp = Blueprint("sites", __name__)
Thing = TypeVar("Thing")
Answer = tuple[str, int]


def page(template: str, form: Any = None, **context: Any) -> Answer:
    """A page of the settings; 422 when its form was sent and refused."""
    body = render_template(f"sites/{template}.html", form=form, sections=_sections(), **context)
    return body, 422 if form is not None and form.is_submitted() else 200


def found(query: Callable[..., Thing | None], number: int) -> Thing:
    """A thing of the present site, or 404."""
    thing = query(db(), current_site().id, number)
    if thing is None:
        abort(404)
    return thing


def team_or_404(slug: str) -> Team:
    """A team of the present site, open or closed."""
    team = queries.team_by_slug(db(), current_site().id, slug)
    if team is None:
        abort(404)
    return team


def secret_key() -> str:
    """The key from which links are derived."""
    return str(current_app.extensions["settings"].secret_key)


def base_url() -> str:
    """The platform's own address, from the settings: never the one a request claims."""
    return str(current_app.extensions["settings"].base_url)


def _sections() -> list[dict[str, str]]:
    return [
        {"label": _("Le site"), "href": url_for("sites.settings")},
        {"label": _("Lieux"), "href": url_for("sites.places")},
        {"label": _("Thèmes"), "href": url_for("sites.themes")},
        {"label": _("Personnes"), "href": url_for("sites.people")},
        {"label": _("Partenaires"), "href": url_for("sites.partners")},
    ] if current_site() is not None else []
