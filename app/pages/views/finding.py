"""Search, the feed of news, the site map."""

from flask import Response, current_app, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from app.core.html import clean_line
from app.core.i18n import locale_code
from app.core.text.codes import normalise
from app.core.web.access import access, public
from app.core.web.current import db, now
from app.core.web.limits import limiter
from app.pages import queries
from app.pages.views.blueprint import bp
from app.sites import queries as sites
from app.sites.identity import current_site

LONGEST = 120


@bp.get("/<site>/search")
@access(public)
@limiter.limit("60/minute")
def search() -> str | AnyResponse:
    """Ideas and consultations that share words with the question; a receipt code leads to its page."""
    text = clean_line(request.args.get("q", "")[:LONGEST])
    if code := normalise(text):
        return redirect(f"/r/{code}")
    ideas = queries.found_ideas(db(), current_site().id, text, locale_code()) if text else []
    processes = queries.found_processes(db(), current_site().id, text) if text else []
    votes = queries.found_votes(db(), current_site().id, text, now()) if text else []
    return render_template("pages/search.html", text=text, ideas=ideas, processes=processes, votes=votes)


@bp.get("/<site>/feed.atom")
@access(public)
def feed() -> Response:
    """The newest answers and ideas, for feed readers (RFC 4287)."""
    site = current_site()
    body = render_template(
        "pages/feed.xml", answers=queries.latest_answers(db(), site.id, 20), ideas=queries.latest_ideas(db(), site.id, 20),
        base=current_app.extensions["settings"].base_url, now=now(),
    )
    return Response(body, mimetype="application/atom+xml")


@bp.get("/sitemap.xml")
@access(public)
def site_map() -> Response:
    """Every public page that has a lasting address."""
    base = current_app.extensions["settings"].base_url
    addresses = [url_for(f"pages.{name}") for name in ("home", "method", "legal", "accessibility")]
    addresses += [f"/{town.slug}/" for town in sites.all_sites(db())]
    addresses += [f"/{row[0]}/processes/{row[1]}" for row in queries.site_map(db())]
    addresses += [f"/{row[0]}/votes/{row[1]}" for row in queries.vote_addresses(db())]
    return Response(render_template("pages/sitemap.xml", addresses=[base + address for address in addresses]), mimetype="application/xml")


@bp.get("/robots.txt")
@access(public)
def robots() -> Response:
    """Receipts and staff pages are nobody's search results."""
    lines = ["User-agent: *", "Disallow: /r/", "Disallow: /k/", "Disallow: /*/desk/", "Disallow: /me", "Disallow: /sign-in"]
    lines += ["Disallow: /*/votes/*/enter/", "Disallow: /*/votes/*/rehearsal/", "Disallow: /*/votes/*/kiosk/"]
    return Response("\n".join([*lines, f"Sitemap: {current_app.extensions['settings'].base_url}/sitemap.xml", ""]), mimetype="text/plain")
