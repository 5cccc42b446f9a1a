"""The one door to bleach: what people typed becomes safe HTML, a plain excerpt, or a clean string.

Markdown is stored as typed and rendered here, with few constructs, capped length and no raw HTML.
"""

import re
import threading
from collections.abc import Callable
from html import unescape
from typing import Any

import bleach
from linkify_it import LinkifyIt
from linkify_it.main import Match
from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

from app.core.text.cleaning import clean_line, clean_text

__all__ = ["MAX_MARKDOWN", "clean_line", "clean_text", "mark_text", "plain_excerpt", "render_long", "render_markdown"]

MAX_MARKDOWN = 6_000
"""Characters rendered at most; longer text is cut at a word, so that no input can be slow."""

LINK_REL = "nofollow ugc noopener"
UNTOUCHED = frozenset({"a", "button", "code", "h1", "h2", "h3", "h4", "kbd", "label", "pre", "summary"})
"""Where no link may be put: it would be one in another, or break a name."""
_TAG = re.compile(r"""(<(?:[^"'<>]|"[^"]*"|'[^']*')+>)""")
_TAG_NAME = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
TAGS = frozenset({"a", "blockquote", "br", "em", "li", "ol", "p", "strong", "ul"})
# Headings would break the page's outline, images and tables its weight, entities could hide
# control characters: these constructs stay visible as they were typed.
LEFT_AS_TYPED = ["backticks", "code", "entity", "fence", "heading", "hr", "html_block", "html_inline",
                 "image", "lheading", "reference"]


class _WebLinks(LinkifyIt):
    """Finds http(s) and www addresses only: never an e-mail address, never a bare « mairie.fr »."""

    def match(self, text: str) -> list[Match] | None:
        found = []
        for match in super().match(text) or []:
            start = match.raw.lower()
            if start.startswith("www."):
                match.url = "https://" + match.raw
            elif not start.startswith(("http://", "https://")):
                continue
            found.append(match)
        return found or None


def render_markdown(text: str) -> Markup:
    """Safe HTML for a resident's or an agent's text.

    Emphasis, lists, quotes, line breaks and web links only; every link carries ``rel``.
    Text over ``MAX_MARKDOWN`` characters is cut.
    """
    html = _markdown.render(_capped(text))
    return Markup(_cleaner().clean(html).strip())  # noqa: S704 - this is the place that makes text safe


def render_long(text: str) -> Markup:
    """The same for an official text of any length: paragraph by paragraph, so that nothing is cut."""
    parts, run = [], ""
    for paragraph in clean_text(text).split("\n\n"):
        if run and len(run) + len(paragraph) > MAX_MARKDOWN // 2:
            parts.append(run)
            run = ""
        run += paragraph + "\n\n"
    return Markup("\n").join(render_markdown(part) for part in [*parts, run])


def plain_excerpt(text: str, length: int) -> str:
    """The text without its Markdown, on one line, in at most ``length`` characters, cut at a word."""
    pieces: list[str] = []
    for token in _markdown.parse(_capped(text)):
        if token.type == "inline":
            pieces.extend(_words_of(token))
            pieces.append(" ")
    line = clean_line("".join(pieces))
    if len(line) <= length:
        return line
    return _cut(line, max(length - 1, 0)).rstrip(" ,;:.!?\u00a0\u202f") + "…" if length > 0 else ""


def mark_text(text: str, mark: Callable[[str], Markup]) -> Markup:
    """Safe HTML in which `mark` has drawn the words: a plain string as a whole, markup node by node, never inside `UNTOUCHED`.

    `mark` gets a run of words as typed and gives it back escaped.
    """
    if not isinstance(text, Markup):
        return mark(text)
    drawn: list[Markup] = []
    inside: list[str] = []
    for piece in _TAG.split(text):
        tag = _TAG_NAME.match(piece)
        if tag is None:
            drawn.append(mark(unescape(piece)) if piece and not inside else Markup(piece))  # noqa: S704 - was safe before
            continue
        if tag[2].lower() in UNTOUCHED and not tag[1]:
            inside.append(tag[2])
        elif tag[2].lower() in UNTOUCHED and inside:
            inside.pop()
        drawn.append(Markup(piece))  # noqa: S704
    return Markup("").join(drawn)


def _words_of(inline: Token) -> list[str]:
    breaks = ("softbreak", "hardbreak")
    return [" " if child.type in breaks else child.content for child in inline.children or []]


def _capped(text: str) -> str:
    text = clean_text(text)
    return text if len(text) <= MAX_MARKDOWN else _cut(text, MAX_MARKDOWN - 1) + "…"


def _cut(text: str, length: int) -> str:
    """The first ``length`` characters, without the word they may end in when another word remains."""
    head = text[:length]
    if text[length:length + 1].isspace():
        return head
    whole = re.match(r"(.*\S)\s", head, flags=re.DOTALL)
    return whole[1] if whole and len(whole[1]) > length // 2 else head


def _is_web_address(url: str) -> bool:
    return url.lower().startswith(("http://", "https://"))


def _as_typed(url: str) -> str:
    """Shows an address as it was written: decoding it could disguise where it leads."""
    return url


def _mark_links(tokens: list[Token]) -> None:
    for token in tokens:
        for child in token.children or []:
            if child.type == "link_open":
                child.attrs = {"href": child.attrs.get("href", ""), "rel": LINK_REL}


def _build_markdown() -> MarkdownIt:
    linkify = _WebLinks(options={"fuzzy_email": False, "fuzzy_link": True, "fuzzy_ip": False})
    for scheme in ("mailto:", "ftp:", "//"):
        linkify.add(scheme, None)
    markdown = MarkdownIt("commonmark", {"html": False, "linkify": True, "breaks": True})
    markdown.linkify = linkify
    markdown.validateLink = _is_web_address  # type: ignore[method-assign]
    markdown.normalizeLinkText = _as_typed  # type: ignore[method-assign,assignment]
    markdown.disable(LEFT_AS_TYPED).enable("linkify")
    # Quadratic on « ://:// », and the later pass over whole words finds the same addresses.
    markdown.inline.ruler.disable("linkify")
    markdown.core.ruler.push("mark_links", lambda state: _mark_links(state.tokens))
    return markdown


def _allowed_attribute(tag: str, name: str, value: str) -> bool:
    if tag == "a":
        return (name == "href" and _is_web_address(unescape(value))) or (name == "rel" and value == LINK_REL)
    # « 2025. Les travaux » is a list that starts at 2025: without its start the year would read 1.
    return tag == "ol" and name == "start" and value.isdigit()


def _cleaner() -> Any:
    """This thread's bleach cleaner: its parser keeps state, so threads cannot share one."""
    if not hasattr(_local, "cleaner"):
        _local.cleaner = bleach.Cleaner(tags=TAGS, attributes=_allowed_attribute,
                                        protocols={"http", "https"}, strip=True, strip_comments=True)
    return _local.cleaner


_local = threading.local()
_markdown = _build_markdown()
