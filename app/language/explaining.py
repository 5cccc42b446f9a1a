"""Hard words explained where they stand: `{{ text | explained }}` draws each known term of a text as a link, once per page.

Without scripts the link leads to the term's own page; with scripts it opens a small note on the spot.
"""

from typing import Any

from flask import Flask, current_app, g, session, url_for
from markupsafe import Markup, escape

from app.core.html import mark_text
from app.core.i18n import locale_code
from app.core.web.current import db
from app.language.national import Entry
from app.language.queries import Glossary, glossary
from app.language.rules.keeping.asked import open_page
from app.sites.identity import current_site


def init_app(app: Flask) -> None:
    """Offer the filter to every template, and the switch « français simple »."""
    app.jinja_env.filters["explained"] = explained
    app.jinja_env.globals.update(hard_words=hard_words, open_page=open_page, prefers_simple=prefers_simple)


def words_here() -> Glossary:
    """The present site's glossary, asked for once per request."""
    if "glossary" not in g:
        g.glossary = glossary(db(), current_site().id)
    found: Glossary = g.glossary
    return found


def prefers_simple() -> bool:
    """Whether the reader switched « français simple » on for this visit."""
    return session.get("simple") is True and locale_code() == "fr"


def explained(text: Any) -> Markup:
    """A French text, typed or already drawn as HTML, with its terms as links; each term only where the page meets it first."""
    if not text or g.get("site") is None:
        return escape(text or "")
    return mark_text(text if isinstance(text, Markup) else str(text), _linked)


def hard_words(*texts: str) -> list[Entry]:
    """The terms of texts in which no link may stand, such as a question in a heading, not yet explained on this page."""
    if g.get("site") is None:
        return []
    return [entry for text in texts for _start, _written, entry in words_here().find(text or "") if _is_first(entry)]


def _linked(words: str) -> Markup:
    drawn, done = [], 0
    for start, written, entry in words_here().find(words):
        if _is_first(entry):
            drawn += [escape(words[done:start]), link(entry, written)]
            done = start + len(written)
    return Markup("").join([*drawn, escape(words[done:])])


def link(entry: Entry, written: str) -> Markup:
    """A term in a text."""
    address = url_for("language.word", slug=entry.slug)
    drawn = current_app.jinja_env.get_template("language/_term.html").render(entry=entry, written=written, address=address)
    return Markup(drawn.strip())  # noqa: S704 - the template escaped it


def _is_first(entry: Entry) -> bool:
    met: set[str] = g.setdefault("explained", set())
    if entry.slug in met:
        return False
    met.add(entry.slug)
    return True
