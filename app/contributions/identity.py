"""Whoever holds a receipt code acts as the author: the code is the key, so the page that it opens must not let it out.

A code never goes into a Referer, a shared cache or a search engine; guessing codes is counted per network address.
"""

from typing import Any

from flask import Response, abort, after_this_request, current_app, g, make_response, render_template

from app.contributions import lookups, queries
from app.contributions.models import Contribution
from app.core.text.codes import normalise
from app.core.web.current import db
from app.core.web.limits import count_try, tries_left
from app.core.web.signing import read, sign
from app.people.rules import NOBODY, Actor
from app.sites.models import Site

GUESSES = ("receipt-code", "10 per 10 minutes")
PURPOSE = "receipt"


def held(code: str) -> tuple[Contribution, Actor]:
    """The input of the code in the address, and its bearer, who acts as the author. 404 for a code of nothing.

    Sets `g.site`, so that the page wears the town's colours although its address names no town.
    """
    keep_private()
    contribution = by_typed_code(code)
    if contribution is None:
        abort(404)
    g.site = db().get(Site, contribution.site_id)
    g.languages = g.site.languages
    return contribution, bearer(contribution)


def by_typed_code(typed: str) -> Contribution | None:
    """The input somebody's typing means. Only well-formed codes of nothing count as guesses: slips of the finger do not.

    A code that was handed out on paper and is no input yet ends the request with a page that says so.
    """
    code = normalise(typed)
    if code is None:
        return None
    if not tries_left(*GUESSES):
        abort(429)
    contribution = queries.by_code(db(), code)
    if contribution is None:
        if found := lookups.promised(db(), code):
            abort(_waiting(found))
        count_try(*GUESSES)
    return contribution


def _waiting(found: lookups.Promised) -> Response:
    keep_private()
    g.site = db().get(Site, found.site_id)
    g.languages = g.site.languages
    return make_response(render_template("contributions/promised.html", found=found))


def bearer(contribution: Contribution) -> Actor:
    """The actor who came with the code. Nobody, once the author was erased."""
    return Actor(participant_id=contribution.author_id) if contribution.author_id else NOBODY


def private_token(contribution: Contribution) -> str:
    """The signed part of the private link `/k/<token>`."""
    return sign(current_app.config["SECRET_KEY"], PURPOSE, contribution.id)


def by_private_token(token: str) -> Contribution | None:
    """The input a private link was made for."""
    value: Any = read(current_app.config["SECRET_KEY"], PURPOSE, token)
    return db().get(Contribution, value) if isinstance(value, int) else None


def keep_private() -> None:
    """This answer is for its reader only: no store, no index, and an address that leaks no further than its origin."""
    g.private = True
    after_this_request(_close)


def _close(response: Response) -> Response:
    response.headers["Referrer-Policy"] = "strict-origin"
    response.headers["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    return response

