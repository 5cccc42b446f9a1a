"""The gateway for SMS, spoken to over real HTTP."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest

from app.core.mail import Refusal, Unreachable
from app.notifications.sms import Hopeless, HttpGateway, NoGateway, Sms

SMS = Sms("<a@b>", "+33612345678", "Bonjour")


class Gateway(HTTPServer):
    """Remembers what it was asked and answers with the status it was told to."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answering)
        self.asked: list[tuple[dict[str, Any], dict[str, str]]] = []
        self.status = 200
        self.url = f"http://127.0.0.1:{self.server_port}/sms"


class Answering(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        server: Any = self.server
        body = self.rfile.read(int(self.headers["Content-Length"]))
        server.asked.append((json.loads(body), dict(self.headers)))
        self.send_response(server.status)
        if server.status == 302:
            self.send_header("Location", "http://127.0.0.1:9/elsewhere")
        self.end_headers()

    def log_message(self, *_args: Any) -> None: ...


@pytest.fixture
def gateway() -> Iterator[Gateway]:
    server = Gateway()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def test_the_gateway_gets_number_text_name_and_our_token(gateway: Gateway) -> None:
    HttpGateway(gateway.url, "secret").send(SMS)
    [(body, headers)] = gateway.asked
    assert body == {"to": "+33612345678", "text": "Bonjour", "id": "<a@b>"}
    assert headers["Authorization"] == "Bearer secret" and headers["Idempotency-Key"] == "<a@b>"


@pytest.mark.parametrize(("status", "error"), [(400, Refusal), (503, Unreachable), (429, Unreachable), (302, Refusal)])
def test_what_the_gateway_says_is_understood(gateway: Gateway, status: int, error: type[Exception]) -> None:
    gateway.status = status
    with pytest.raises(error):
        HttpGateway(gateway.url, "").send(SMS)


def test_no_gateway_is_said_at_once() -> None:
    with pytest.raises(Hopeless):
        NoGateway().send(SMS)
    with pytest.raises(Unreachable):
        HttpGateway("http://127.0.0.1:9/", "").send(SMS)
