"""The small adapter for SMS: one message, one way out. Which one is chosen in `carriers`."""

import json
import logging
import urllib.error
import urllib.request
from dataclasses import dataclass
from typing import Protocol

from app.core.mail import Refusal, Unreachable

PATIENCE = 10
"""Seconds the gateway may take."""

log = logging.getLogger("entendu.sms")


@dataclass(frozen=True)
class Sms:
    """A short text to one number. `message_id` lets a gateway drop the repeat after a crash."""

    message_id: str
    recipient: str
    text: str


class Hopeless(Refusal):
    """Trying again changes nothing: there is no way out for this kind of message."""


class Carrier(Protocol):
    """Takes SMS away. Raises Unreachable when the road is closed, Refusal when this message is not taken."""

    def send(self, sms: Sms) -> None: ...


class HttpGateway:
    """POSTs JSON {to, text, id} with a bearer token: what most gateways speak, or a ten-line relay in front of one."""

    def __init__(self, url: str, token: str) -> None:
        self.url = url
        self.token = token
        self.opener = urllib.request.build_opener(_NoRedirect)

    def send(self, sms: Sms) -> None:
        body = json.dumps({"to": sms.recipient, "text": sms.text, "id": sms.message_id}).encode()
        headers = {"Content-Type": "application/json", "Idempotency-Key": sms.message_id}
        if self.token:
            headers["Authorization"] = f"Bearer {self.token}"
        asked = urllib.request.Request(self.url, data=body, headers=headers, method="POST")  # noqa: S310 - the address is a setting
        try:
            with self.opener.open(asked, timeout=PATIENCE):
                return
        except urllib.error.HTTPError as error:
            raise (Unreachable if error.code in (429, 502, 503, 504) else Refusal)(f"gateway {error.code}") from error
        except TimeoutError as error:
            raise Refusal("gateway silent") from error
        except OSError as error:
            raise Unreachable(f"gateway {type(error).__name__}") from error


class NoGateway:
    """A production without a gateway: each message fails visibly, so that staff can call the person."""

    def send(self, sms: Sms) -> None:
        log.warning("no SMS gateway: %s not sent", sms.message_id)
        raise Hopeless("no gateway")


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """A gateway that sends us elsewhere with a phone number in hand is not followed."""

    def redirect_request(self, *_args: object) -> None:
        return None
