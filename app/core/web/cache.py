"""Public pages for readers without any state of their own come from memory for one second: a crowd costs one page.

A page is kept only when its view says `@cacheable`, its reader holds no sign-in, participant, flash or other state, and
nothing of theirs went into it. Forms in it carry a mark that is replaced by each reader's own CSRF token.
"""

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from time import monotonic
from typing import Any, TypeVar

from flask import Flask, Response, current_app, g, request, session
from flask_wtf.csrf import generate_csrf
from markupsafe import Markup

from app.core.i18n import locale_code

SECONDS = 1.0
MOST_PAGES = 400
MARK = "csrf-token-of-this-reader"
STATELESS = frozenset({"csrf_token", "language", "simple", "_permanent"})

View = TypeVar("View", bound=Callable[..., Any])


def cacheable(view: View) -> View:
    """Mark a view whose page is the same for every reader without state."""
    view.cacheable = True  # type: ignore[attr-defined]
    return view


class Pages:
    """The newest pages of this process, each with the instant it was made."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[str, ...], tuple[float, str, str]] = OrderedDict()
        self._lock = Lock()

    def get(self, key: tuple[str, ...]) -> tuple[str, str] | None:
        """(body, content type) of a page younger than `SECONDS`."""
        with self._lock:
            found = self._kept.get(key)
        return found[1:] if found and monotonic() - found[0] < SECONDS else None

    def put(self, key: tuple[str, ...], body: str, content_type: str) -> None:
        with self._lock:
            self._kept[key] = (monotonic(), body, content_type)
            self._kept.move_to_end(key)
            while len(self._kept) > MOST_PAGES:
                self._kept.popitem(last=False)


def init_app(app: Flask) -> None:
    """Look first, keep last. Must be installed before whatever reads the database."""
    app.extensions["pages"] = Pages()
    app.before_request(_look)
    app.after_request(_keep)
    app.jinja_env.globals["csrf_token"] = page_token


def part(name: str, make: Callable[[], str]) -> Markup:
    """A part of a page that is the same for every reader of this address and language, kept for as long as whole pages.

    `make` renders it from templates alone: no form, nothing of the reader's.
    """
    key = ("part", name, request.host, request.full_path, locale_code(), _simple())
    found = current_app.extensions["pages"].get(key)
    if found is None:
        found = (make(), "text/html")
        current_app.extensions["pages"].put(key, *found)
    return Markup(found[0])  # noqa: S704 - rendered by a template, which escaped it


def page_token() -> str:
    """The reader's token, or the mark while a page for everybody is drawn."""
    return MARK if g.get("page_key") else generate_csrf()


def _simple() -> str:
    """Whether the reader wants « français simple »: such a page is another page."""
    return "simple" if session.get("simple") else ""


def _look() -> Response | None:
    view = current_app.view_functions.get(request.endpoint or "")
    if request.method != "GET" or not getattr(view, "cacheable", False) or not STATELESS.issuperset(session):
        return None
    key = (
        request.host, request.full_path, session.get("language", ""), _simple(), request.headers.get("Accept-Language", "")[:80],
    )
    found = current_app.extensions["pages"].get(key)
    if found is None:
        g.page_key = key
        return None
    body, content_type = found
    if MARK in body:
        body = body.replace(MARK, generate_csrf())
    return Response(body, content_type=content_type)


def _keep(response: Response) -> Response:
    key = g.pop("page_key", None)
    if key is None or response.is_streamed:
        return response
    body = response.get_data(as_text=True)
    if response.status_code == 200 and "csrf_token" not in g and STATELESS.issuperset(session):
        current_app.extensions["pages"].put(key, body, response.content_type or "text/html")
    if MARK in body:
        response.set_data(body.replace(MARK, generate_csrf()))
    return response
