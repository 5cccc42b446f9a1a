"""Fills any form found on any page as a hurried person would, and adds every column of the database as an extra field."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

from sqlalchemy import Boolean, Integer
from werkzeug.test import TestResponse

from app.core.db import Base
from tests.judge import Node, Page, _values

NUMBER, WORD, INSTANT = "987654321", "qextra", "1999-09-09T09:09:09"
SEEN = (NUMBER, WORD, "1999, 9, 9", "1999-09-09")
ON_EVERY_PAGE = ("/language", "/sign-out")


@dataclass(frozen=True)
class Filled:
    """A form ready to be sent, with nothing extra yet."""

    action: str
    data: dict[str, Any]
    own: frozenset[str]


def forms(path: str, answer: TestResponse) -> Iterator[Filled]:
    """The POST forms of a page, filled."""
    if answer.status_code != 200 or answer.mimetype != "text/html":
        return
    for form in Page(answer.text).forms("post"):
        action = urljoin(path.split("?")[0], form.attrs.get("action") or path)
        if not action.startswith(ON_EVERY_PAGE):
            yield Filled(action, _filled(form), frozenset(node.attrs["name"] for node in form.walk() if node.attrs.get("name")))


def extra_fields(own: frozenset[str]) -> dict[str, str]:
    """A value for every column of every table that is no field of the form."""
    found = {}
    for table in Base.metadata.sorted_tables:
        for column in table.columns:
            if column.name in own:
                continue
            kind = type(column.type).__name__
            moment = "Date" in kind or column.name.endswith("_at")
            number = isinstance(column.type, Integer) or "Integer" in kind or "BigInt" in kind
            found[column.name] = "1" if isinstance(column.type, Boolean) else INSTANT if moment else NUMBER if number else WORD
    return found


def _filled(form: Node) -> dict[str, Any]:
    values = _values(form)
    values.pop("csrf_token", None)
    for node in form.all("input", "textarea", "select", "button"):
        name, kind = node.attrs.get("name"), node.attrs.get("type", "text")
        if name and not values.get(name) and name != "csrf_token" and kind not in {"file", "checkbox", "hidden"}:
            values[name] = _typed(node, name, kind)
    return values


def _typed(node: Node, name: str, kind: str) -> str:
    if node.tag == "select":
        return node.all("option")[-1].attrs.get("value", "") if node.all("option") else ""
    if kind in {"radio", "submit"} or node.tag == "button":
        return node.attrs.get("value", "")
    for hint, typed in (("mail", "essai@example.test"), ("phone", "02 41 05 40 00"), ("address", "essai@example.test"), ("url", "https://example.test")):
        if hint in name:
            return typed
    return {"date": "2026-12-15", "number": "5", "password": "quatre mots au hasard"}.get(kind, "Texte d’essai")
