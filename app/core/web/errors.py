"""Error pages in plain words: what happened, what to do, and a number to quote. Staff find the rest in one log line."""

import logging
import secrets
from typing import Any

from flask import Flask, Response, g, make_response, render_template, request
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import DataError, OperationalError
from werkzeug.exceptions import HTTPException, SecurityError

from app.core.i18n import _
from app.core.states import Impossible
from app.core.verdicts import Refused, Verdict

log = logging.getLogger("entendu.web")


def init_app(app: Flask) -> None:
    """Install the handlers and the request number."""
    app.before_request(_number)
    app.register_error_handler(HTTPException, http_error)
    app.register_error_handler(CSRFError, lambda _error: page(400, _("Cette page est restée ouverte trop longtemps."), stale_form_advice()))
    app.register_error_handler(Refused, lambda error: locked(error.verdict))
    app.register_error_handler(
        Impossible, lambda _error: page(409, _("Quelqu’un d’autre a déjà agi ici."), _("Revenez à la page précédente et rechargez-la."))
    )
    app.register_error_handler(OperationalError, busy)
    app.register_error_handler(OverflowError, absurd)
    app.register_error_handler(DataError, absurd)
    app.register_error_handler(Exception, unexpected)


def _number() -> None:
    g.request_number = secrets.token_hex(4)


def stale_form_advice() -> str:
    """What to do when a form's token is too old; what was typed stays in the browser's own form."""
    return _("Revenez en arrière, rechargez la page, puis envoyez de nouveau. Ce que vous avez écrit est gardé.")


def page(status: int, title: Any, advice: Any = "", **extra: Any) -> Response:
    """An error page with its status."""
    body = render_template("layouts/error.html", title=title, advice=advice, number=g.get("request_number", ""), **extra)
    return make_response(body, status)


def locked(verdict: Verdict) -> Response:
    """The explained lock: why not, and the next thing one can do."""
    return page(403, verdict.reason, verdict.instead, verdict=verdict)


def http_error(error: HTTPException) -> Response:
    """One sentence per status."""
    if isinstance(error, SecurityError):  # a foreign Host: no page can be drawn, because no address can be built
        return Response(_("Cette adresse n’est pas la nôtre."), 400, mimetype="text/plain")
    if error.code is not None and 300 <= error.code < 400:
        return error.get_response()  # type: ignore[return-value]
    sentences: dict[int, tuple[str, str]] = {
        400: (_("Nous n’avons pas compris cette demande."), _("Revenez en arrière et essayez de nouveau.")),
        403: (_("Cette page est fermée."), _("Revenez à l’accueil.")),
        404: (_("Cette page n’existe pas, ou plus."), _("Vérifiez l’adresse, ou cherchez depuis l’accueil.")),
        405: (_("Cette action n’est pas possible ici."), _("Revenez en arrière.")),
        413: (_("C’est trop lourd pour nous."), _("Envoyez une photo plus petite ou un texte plus court.")),
        429: (_("Trop d’essais en peu de temps."), _("Attendez quelques minutes, puis essayez de nouveau.")),
    }
    title, advice = sentences.get(error.code or 500, (_("Quelque chose n’a pas marché."), _("Essayez de nouveau dans un moment.")))
    response = page(error.code or 500, title, advice)
    for name, value in error.get_headers():
        if name.lower() in {"allow", "retry-after"}:
            response.headers[name] = value
    return response


def absurd(error: Exception) -> Response:
    """A number or a sign that no database can hold: nobody typed that by mistake."""
    log.info("request %s: %s", g.get("request_number"), error.__class__.__name__)
    return page(400, _("Nous n’avons pas compris cette demande."), _("Revenez en arrière et essayez de nouveau."))


def busy(error: OperationalError) -> Response:
    """The database did not answer in time: say so, and that trying again is safe. The page must do without it."""
    log.error("request %s: database: %s", g.get("request_number"), error.__class__.__name__, exc_info=error)
    g.site = g.actor = g.account = None
    return page(503, _("Le site est très demandé en ce moment."), _("Rien n’est perdu. Essayez de nouveau dans une minute."))


def unexpected(error: Exception) -> Response:
    """Anything else: a number for the reader, the trace for the log."""
    log.error("request %s: %s %s", g.get("request_number"), request.method, _place(), exc_info=error)
    if "db" in g:
        g.db.rollback()  # a broken transaction could not even draw the page
    return page(500, _("Quelque chose n’a pas marché de notre côté."), _("Essayez de nouveau dans un moment. Sinon, appelez-nous."))


def _place() -> str:
    """The address for the log, without the codes, tokens and secrets that open private pages."""
    secret = {"code", "token", "secret"} & set(request.view_args or {})
    return str(request.url_rule) if secret else request.path
