"""Addresses of static files carry the digest of their content, so that a browser may keep them for a year and never too long."""

import hashlib
from functools import lru_cache
from pathlib import Path
from typing import Any

from flask import Flask, Response, current_app, request

KEPT = "public, max-age=31536000, immutable"


def init_app(app: Flask) -> None:
    """Stamp what `url_for("static", …)` writes; let stamped files be kept."""
    app.url_defaults(_stamp)
    app.after_request(_keep)


@lru_cache(maxsize=512)
def stamp(folder: str, filename: str) -> str:
    """Ten signs of the file's SHA-256; empty for a file that is not there.

    Scripts import one another by their own stamp, so they share one: that of their whole folder.
    """
    path = Path(folder) / filename
    if not path.is_file():
        return ""
    files = sorted((Path(folder) / "js").rglob("*.js")) if path.suffix == ".js" else [path]
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()[:10]


def _stamp(endpoint: str, values: dict[str, Any]) -> None:
    if endpoint == "static" and "v" not in values and (found := stamp(current_app.static_folder or "", values.get("filename", ""))):
        values["v"] = found


def _keep(response: Response) -> Response:
    if request.endpoint == "static" and "v" in request.args and response.status_code == 200:
        response.headers["Cache-Control"] = KEPT
    return response
