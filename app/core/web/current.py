"""What belongs to the present request: its database session and its instant.

A GET gets a read-only session; anything else gets a writing one that commits when the view returned without an error.
"""

from datetime import datetime

from flask import Flask, Response, current_app, g, request
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from app.core import clock
from app.core.db import Database
from app.core.web.errors import busy

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


def init_app(app: Flask, database: Database) -> None:
    """Give the application its database and close each request's session."""
    app.extensions["database"] = database
    app.after_request(_commit)
    app.teardown_request(_close)


def database() -> Database:
    """The application's database."""
    found: Database = current_app.extensions["database"]
    return found


def db() -> Session:
    """The request's session, opened when first asked for."""
    if "db" not in g:
        maker = database().read if request.method in SAFE else database().write
        g.db = maker()
    session: Session = g.db
    return session


def now() -> datetime:
    """The request's instant: one for the whole request."""
    if "now" not in g:
        g.now = clock.now()
    instant: datetime = g.now
    return instant


def keep_despite_refusal() -> None:
    """Commit although the answer is an error page: failed sign-in attempts must count."""
    g.keep = True


def _commit(response: Response) -> Response:
    session: Session | None = g.get("db")
    if session is None or request.method in SAFE:
        return response
    try:
        if response.status_code < 400 or g.get("keep"):
            session.commit()
        else:
            session.rollback()
    except OperationalError as error:
        return busy(error)
    return response


def _close(_error: BaseException | None) -> None:
    session: Session | None = g.pop("db", None)
    if session is not None:
        session.close()
