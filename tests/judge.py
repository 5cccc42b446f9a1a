"""A test client that judges every HTML page it fetches, and submits forms as a browser would: from the page that shows them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urljoin

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())


@dataclass
class Node:
    """An element with its attributes, text and place in the tree."""

    tag: str
    attrs: dict[str, str]
    parent: "Node | None" = None
    children: list["Node"] = field(default_factory=list)
    parts: list["Node | str"] = field(default_factory=list)

    def walk(self) -> Iterator["Node"]:
        yield self
        for child in self.children:
            yield from child.walk()

    def all(self, *tags: str) -> list["Node"]:
        return [node for node in self.walk() if node.tag in tags]

    def raw_text(self) -> str:
        return "".join(part if isinstance(part, str) else part.raw_text() for part in self.parts)

    @property
    def text(self) -> str:
        return " ".join(self.raw_text().split())

    def inside(self, tag: str) -> "Node | None":
        node = self.parent
        while node is not None and node.tag != tag:
            node = node.parent
        return node


class Page(HTMLParser):
    """A parsed page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.root = self._open = Node("document", {})
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, {name: value or "" for name, value in attrs}, self._open)
        self._open.children.append(node)
        self._open.parts.append(node)
        if tag not in VOID:
            self._open = node

    def handle_endtag(self, tag: str) -> None:
        node: Node | None = self._open
        while node is not None and node.tag != tag:
            node = node.parent
        if node is not None and node.parent is not None:
            self._open = node.parent

    def handle_data(self, data: str) -> None:
        self._open.parts.append(data)

    def forms(self, method: str | None = None) -> list[Node]:
        found = self.root.all("form")
        return found if method is None else [form for form in found if form.attrs.get("method", "get").lower() == method]


def faults(page: Page) -> list[str]:
    """What is wrong with a page, in words."""
    root, found = page.root, []
    html = next(iter(root.all("html")), None)
    if html is None or not html.attrs.get("lang") or html.attrs.get("dir") not in {"ltr", "rtl"}:
        found.append("html has no lang or dir")
    if len(root.all("h1")) != 1:
        found.append(f"{len(root.all('h1'))} h1")
    if not any(title.text for title in root.all("title") if title.inside("svg") is None):
        found.append("no title")
    if len(root.all("main")) != 1:
        found.append("not one main")
    ids = [node.attrs["id"] for node in root.walk() if node.attrs.get("id")]
    found += [f"id {name!r} twice" for name in sorted({name for name in ids if ids.count(name) > 1})]
    for node in root.walk():
        found += _node_faults(node, root, set(ids))
    return found


def _node_faults(node: Node, root: Node, ids: set[str]) -> list[str]:
    found = []
    if "style" in node.attrs or any(name.startswith("on") for name in node.attrs):
        found.append(f"inline style or handler on <{node.tag}>")
    if node.tag == "style" or (node.tag == "script" and "src" not in node.attrs):
        found.append(f"inline <{node.tag}>")
    if node.tag == "img" and "alt" not in node.attrs:
        found.append("img without alt")
    if node.tag in {"a", "button"} and not _name(node):
        found.append(f"<{node.tag}> without a name: {node.attrs}")
    if node.tag in {"input", "select", "textarea"} and node.attrs.get("type") not in {"hidden", "submit"}:
        labelled = {label.attrs.get("for") for label in root.all("label")}
        if node.attrs.get("id") not in labelled and not node.inside("label") and not node.attrs.get("aria-label"):
            found.append(f"<{node.tag} name={node.attrs.get('name')}> without label")
    if node.tag == "form" and node.attrs.get("method", "get").lower() == "post":
        if not any(child.attrs.get("name") == "csrf_token" and child.attrs.get("value") for child in node.all("input")):
            found.append(f"POST form without CSRF token: {node.attrs.get('action')}")
    for reference in ("aria-describedby", "aria-labelledby", "for"):
        found += [f"{reference}={name} points nowhere" for name in node.attrs.get(reference, "").split() if name not in ids]
    return found


def _name(node: Node) -> str:
    return (
        node.text or node.attrs.get("aria-label", "") or "".join(image.attrs.get("alt", "") for image in node.all("img"))
        or "".join(title.text for title in node.all("title"))
    )


class JudgingClient(FlaskClient):
    """Opens pages, judges them, follows forms. `client.judged = False` switches the judge off for one purpose."""

    judged = True
    world: Any = None

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        if self.world is not None:
            self.world.session.commit()  # what the test prepared is stored, and its transaction stands in nobody's way
        response = super().open(*args, **kwargs)
        if self.judged and not 300 <= response.status_code < 400 and response.mimetype == "text/html" and "<html" in response.text:
            problems = faults(Page(response.text))
            assert not problems, f"{response.request.path}: {problems}"
            assert "Content-Security-Policy" in response.headers
        return response

    def page(self, path: str, status: int = 200) -> Page:
        """Fetch a page that must answer with the status."""
        response = self.get(path)
        assert response.status_code == status, f"{path}: {response.status_code} {response.headers.get('Location', '')}"
        return Page(response.text)

    def submit(
        self, path: str, data: dict[str, Any] | None = None, *, action: str | None = None, press: str | None = None,
        follow: bool = False, missing: tuple[str, ...] = (),
    ) -> TestResponse:
        """Open `path`, fill the POST form (the one whose action ends with `action` when several), send it.

        `press` names the submit button's value. Values already in the form are sent as a browser would.
        """
        page = self.page(path)
        form = next(
            (form for form in page.forms("post") if action is None or form.attrs.get("action", path).split("?")[0].endswith(action)), None
        )
        assert form is not None, f"no POST form to {action} on {path}: {[f.attrs.get('action') for f in page.forms()]}"
        values = {**_values(form), **(data or {})}
        if press is not None:
            button = next(b for b in form.all("button", "input") if b.attrs.get("value") == press)
            values[button.attrs["name"]] = press
        for name in missing:
            values.pop(name, None)
        target = urljoin(path, form.attrs.get("action") or path)
        return self.post(target, data=values, follow_redirects=follow)

    def sign_in(self, account: Any) -> "JudgingClient":
        """Sign in as an account, through a real session row."""
        from datetime import timedelta

        from app.core import clock
        from app.core.text.codes import digest, new_token
        from app.people.models import LoginSession

        token, now = new_token(), clock.now()
        with self.application.extensions["database"].transaction() as session:
            session.add(LoginSession(
                digest=digest(token), account_id=account.id, second_factor=True, created_at=now, confirmed_at=now,
                expires_at=now + timedelta(hours=1),
            ))
        with self.session_transaction() as cookie:
            cookie["_user_id"] = token
        return self


def _values(form: Node) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for node in form.all("input", "textarea", "select"):
        name, kind = node.attrs.get("name"), node.attrs.get("type", "text")
        if not name or kind in {"submit", "file", "button"}:
            continue
        if kind in {"checkbox", "radio"} and "checked" not in node.attrs:
            continue
        if node.tag == "select":
            chosen = [option for option in node.all("option") if "selected" in option.attrs] or node.all("option")[:1]
            values[name] = chosen[0].attrs.get("value", chosen[0].text) if chosen else ""
        else:
            default = "on" if kind == "checkbox" else ""
            values[name] = node.raw_text().lstrip("\n") if node.tag == "textarea" else node.attrs.get("value", default)
    return values
