"""The platform on a phone's home screen and without a network: manifest, icons, service worker, the pages it falls back on."""

import json
from pathlib import Path

from flask import Response, current_app, jsonify, render_template, url_for

from app.core.i18n import _, direction, locale_code
from app.core.media.app_icon import icon
from app.core.web.access import access, public
from app.pages.views.blueprint import bp
from app.sites.identity import current_site
from app.sites.palettes import palette

SHELL = (
    "css/app.css", "icons.svg", "js/main.js", "js/modules/network.js", "js/modules/keep-draft.js", "js/modules/kept-pages.js",
    "js/modules/go-back.js",
)
"""What the offline pages need, fetched once when the service worker is installed."""


@bp.get("/service-worker.js")
@access(public)
def service_worker() -> Response:
    """The script with the addresses of this version: it changes whenever one of its files does, and then replaces itself."""
    assets = [url_for("static", filename=name) for name in SHELL]
    core = {"assets": assets, "offline": url_for("pages.offline"), "unsent": url_for("pages.unsent")}
    script = Path(current_app.static_folder or "", "js", "service-worker.js").read_text(encoding="utf-8")
    return Response(f"const CORE = {json.dumps(core)};\n{script}", mimetype="text/javascript")


@bp.get("/offline")
@access(public)
def offline() -> str:
    """Shown without a network: what this phone still has, and that nothing typed is lost."""
    return render_template("pages/offline.html")


@bp.get("/offline/unsent")
@access(public)
def unsent() -> str:
    """Shown when a form could not leave: the way back to it."""
    return render_template("pages/unsent.html")


@bp.get("/manifest.webmanifest")
@access(public)
def manifest() -> Response:
    """The platform as an application (W3C Web Application Manifest)."""
    return _manifest(_("Entendu"), "/", url_for("pages.app_icon", size=192), url_for("pages.app_icon", size=512), "petrole")


@bp.get("/<site>/manifest.webmanifest")
@access(public)
def site_manifest() -> Response:
    """One town as an application of its own, in its colours."""
    site = current_site()
    return _manifest(
        site.name, f"/{site.slug}/", url_for("pages.site_icon", size=192), url_for("pages.site_icon", size=512), site.palette
    )


def _manifest(name: str, start: str, small: str, large: str, colours: str) -> Response:
    answer = jsonify(
        name=name, short_name=name[:14], start_url=start, scope="/", id=start, display="standalone", lang=locale_code(), dir=direction(),
        background_color="#fbf6ee", theme_color=palette(colours)["site"],
        icons=[
            {"src": address, "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}
            for address, size in ((small, 192), (large, 512)) for purpose in ("any", "maskable")
        ],
    )
    answer.mimetype = "application/manifest+json"
    return answer


@bp.get("/icon-180.png", defaults={"size": 180})
@bp.get("/icon-192.png", defaults={"size": 192})
@bp.get("/icon-512.png", defaults={"size": 512})
@access(public)
def app_icon(size: int) -> Response:
    """The platform's icon."""
    return _icon(size, "petrole", "")


@bp.get("/<site>/icon-180.png", defaults={"size": 180})
@bp.get("/<site>/icon-192.png", defaults={"size": 192})
@bp.get("/<site>/icon-512.png", defaults={"size": 512})
@access(public)
def site_icon(size: int) -> Response:
    """The town's icon, with its letters."""
    return _icon(size, current_site().palette, current_site().monogram)


def _icon(size: int, colours: str, monogram: str) -> Response:
    chosen = palette(colours)
    answer = Response(icon(size, chosen["site"], chosen["site-ink"], monogram), mimetype="image/png")
    answer.headers["Cache-Control"] = "public, max-age=86400"
    return answer
