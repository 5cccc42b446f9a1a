"""Headers of every answer: a strict Content-Security-Policy, no framing, no sniffing, no cache for private pages."""

from flask import Flask, Response, g, request

POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; font-src 'self'; "
    "object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'"
)
STANDARD = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(self), geolocation=(self), payment=(), browsing-topics=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def init_app(app: Flask) -> None:
    """Add the headers to every answer, error pages included."""
    app.after_request(_add)


def _add(response: Response) -> Response:
    for name, value in STANDARD.items():
        response.headers.setdefault(name, value)
    if request.endpoint == "static":
        return response
    response.vary.add("Cookie")
    response.vary.add("Accept-Language")
    if "Cache-Control" not in response.headers:
        response.headers["Cache-Control"] = "no-store" if g.get("private") else "private, no-cache"
    if request.is_secure:
        response.headers.setdefault("Strict-Transport-Security", "max-age=31536000; includeSubDomains")
    return response
