"""The check while somebody types: text in, findings out; nothing is kept and nothing is refused."""

from typing import Any

from flask import abort, jsonify, render_template, request
from werkzeug.wrappers import Response

from app.core.i18n import _
from app.core.web.access import access, public
from app.core.web.limits import limiter
from app.language.rules.check import Report, check
from app.language.rules.findings import Finding
from app.language.rules.marks import units
from app.language.views.blueprint import bp

LARGEST = 40_000
"""Bytes of a request."""
LONGEST = 6_000
"""Characters of a text."""
LANGUAGES = ("fr", "en", "ar", "tr", "pt")


@bp.post("/<site>/words/check")
@access(public)
@limiter.limit("90 per minute")
def check_words() -> Response | tuple[Response, int]:
    """The findings in {"text", "language"}, as data and as the fragment that shows them under the field."""
    sent = _sent()
    text = sent["text"].replace("\r\n", "\n")
    if len(text) > LONGEST:
        return jsonify(error=_("Ce texte est trop long pour être relu ici. Vérifiez-le par morceaux.")), 413
    report = check(text, sent["language"])
    return jsonify(**_described(text, report), html=render_template("language/_found.html", text=text, report=report))


def _sent() -> dict[str, str]:
    if (request.content_length or 0) > LARGEST:
        abort(413)
    body: Any = request.get_json(silent=True)
    if not isinstance(body, dict) or not isinstance(body.get("text"), str):
        abort(400)
    language = body.get("language", "fr")
    return {"text": body["text"], "language": language if language in LANGUAGES else "fr"}


def _described(text: str, report: Report) -> dict[str, Any]:
    findings = [_finding(text, found) for found in report.findings]
    return {"findings": findings, "ease": report.scores.ease, "words_per_sentence": report.scores.mean, "lix": report.scores.lix}


def _finding(text: str, found: Finding) -> dict[str, Any]:
    """A finding; places are counted as browsers count them."""
    place = {"start": units(text, found.start), "end": units(text, found.end), "cut": found.cut and units(text, found.cut)}
    return {"kind": found.kind, **place, "words": found.words, "offer": found.offer, "put": found.put}
