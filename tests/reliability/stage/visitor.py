"""A person with a browser: keeps cookies, reads the page's token, sends forms, tells what came back and when."""

import http.client
import re
import time
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from secrets import token_hex
from threading import Barrier
from typing import Any, Self
from urllib.parse import urlencode

from flask import Flask
from flask.sessions import SecureCookieSessionInterface
from itsdangerous import URLSafeTimedSerializer

TOKEN = re.compile(r'name="csrf_token" (?:type="hidden" )?value="([^"]+)"|name="csrf_token"[^>]*value="([^"]+)"')


@dataclass(frozen=True)
class Answer:
    """What came back, and the instants at which the request left and the answer was there (seconds, monotonic)."""

    status: int
    text: str
    location: str
    sent: float
    came: float

    @property
    def acknowledged(self) -> bool:
        """Whether the server said that it is done."""
        return self.status in {200, 204, 302, 303}


class Lost(Exception):
    """No answer came: nobody knows whether it was done."""


class Visitor:
    """One browser. `twin()` is the same person on another device, or in another tab."""

    def __init__(self, port: int, cookies: dict[str, str] | None = None, token: str = "") -> None:
        self.port = port
        self.cookies = dict(cookies or {})
        self.token = token

    def twin(self) -> Self:
        """The same cookies, another connection."""
        return type(self)(self.port, self.cookies, self.token)

    def get(self, path: str) -> Answer:
        """Open a page and keep its token."""
        answer = self._ask("GET", path, None)
        if found := TOKEN.search(answer.text):
            self.token = found[1] or found[2]
        return answer

    def post(self, path: str, **fields: Any) -> Answer:
        """Send a form with the token of the last page."""
        return self._ask("POST", path, urlencode({"csrf_token": self.token, **fields}))

    def _ask(self, method: str, path: str, body: str | None) -> Answer:
        headers = {"Host": "127.0.0.1", "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        sent = time.monotonic()
        try:
            line.request(method, path, body, headers)
            response = line.getresponse()
            text = response.read().decode("utf-8", "replace")
        except (OSError, http.client.HTTPException) as error:
            raise Lost(f"{method} {path}") from error
        finally:
            line.close()
        for value in response.headers.get_all("Set-Cookie") or []:
            name, _sign, kept = value.split(";")[0].partition("=")
            self.cookies[name] = kept
        return Answer(response.status, text, response.headers.get("Location", ""), sent, time.monotonic())


def at_once(visitors: Iterable[Visitor], path: str, fields: list[dict[str, Any]]) -> list[Answer]:
    """All visitors send their form at the same instant."""
    people = list(visitors)
    start = Barrier(len(people))

    def send(number: int) -> Answer:
        start.wait()
        return people[number].post(path, **fields[number % len(fields)])

    with ThreadPoolExecutor(len(people)) as pool:
        return list(pool.map(send, range(len(people))))


def returning(port: int, key: str, **session: str) -> Visitor:
    """A browser whose cookie already holds something: `participant` or `_user_id`, each the token of a row."""
    app = Flask("cookies", static_folder=None)
    app.secret_key = key
    signer = SecureCookieSessionInterface().get_signing_serializer(app)
    assert signer is not None
    secret = token_hex(20)
    form = URLSafeTimedSerializer(key, salt="wtf-csrf-token").dumps(secret)
    return Visitor(port, {"entendu": signer.dumps({**session, "csrf_token": secret})}, str(form))
