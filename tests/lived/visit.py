"""A visitor with a given browser session: asks for any address, with a right, wrong, missing or borrowed CSRF token."""

from typing import Any

from flask import Flask
from flask.sessions import SecureCookieSessionInterface
from itsdangerous import URLSafeTimedSerializer
from werkzeug.test import TestResponse

RAW_TOKEN = "a" * 40
OTHER_TOKEN = "b" * 40


class Visitor:
    """Each request comes with the same session, whatever earlier answers set."""

    def __init__(self, app: Flask, cookies: dict[str, Any]) -> None:
        self.app = app
        self.cookies = cookies

    def open(self, path: str, method: str = "GET", *, token: str | None = "right", data: Any = None, **options: Any) -> TestResponse:
        """Send a request. `token`: right, wrong, other (another session's), or None."""
        client = self.app.test_client()
        client.judged = False  # type: ignore[attr-defined]
        client.set_cookie("entendu", self._cookie(), domain="localhost")
        fields = dict(data or {}) if not isinstance(data, bytes) else data
        if method == "POST" and isinstance(fields, dict) and token is not None:
            fields.setdefault("csrf_token", csrf_token(self.app, token))
        return client.open(path, method=method, data=fields or None, **options)

    def _cookie(self) -> str:
        signer = SecureCookieSessionInterface().get_signing_serializer(self.app)
        assert signer is not None
        return str(signer.dumps({"csrf_token": RAW_TOKEN, **self.cookies}))


def csrf_token(app: Flask, kind: str) -> str:
    """A token as a form would carry it."""
    if kind == "wrong":
        return "not-a-token"
    signer = URLSafeTimedSerializer(str(app.config["SECRET_KEY"]), salt="wtf-csrf-token")
    return str(signer.dumps(RAW_TOKEN if kind == "right" else OTHER_TOKEN))
