"""What residents read: the glossary, one word, the official texts with their simple version."""

from flask import abort, render_template, request

from app.core.text.stems import plain
from app.core.web.access import access, public
from app.core.web.cache import cacheable
from app.core.web.current import db
from app.language import queries
from app.language.explaining import words_here
from app.language.models import TextState
from app.language.permissions import keeps_words
from app.language.queries import Sheet
from app.language.readings import reading, readings
from app.language.rules.keeping.official import is_falc
from app.language.translated import text_original
from app.language.views.blueprint import bp
from app.sites.identity import current_actor, current_site


@bp.get("/<site>/words")
@access(public)
@cacheable
def words() -> str:
    """The glossary, by letter; `?q=` searches it."""
    text = request.args.get("q", "")[:80]
    letters: dict[str, list[object]] = {}
    for entry in words_here().search(text):
        letters.setdefault(plain(entry.term)[:1].upper(), []).append(entry)
    return render_template("language/words.html", letters=letters, q=text)


@bp.get("/<site>/words/<slug>")
@access(public)
@cacheable
def word(slug: str) -> str:
    """One word in plain words."""
    entry = words_here().get(slug)
    if entry is None:
        abort(404)
    return render_template("language/word.html", entry=entry)


@bp.get("/<site>/texts")
@access(public)
@cacheable
def texts() -> str:
    """The official texts, each with its two-sentence summary."""
    sheets = queries.public_texts(db(), current_site().id)
    return render_template("language/texts.html", sheets=sheets, said=readings([text_original(sheet) for sheet in sheets]), is_falc=is_falc)


@bp.get("/<site>/texts/<slug>")
@access(public)
@cacheable
def text(slug: str) -> str:
    """The simple version and the official text, side by side."""
    sheet = readable_or_404(slug)
    earlier = queries.versions(db(), sheet.text.id)
    said, falc = reading(text_original(sheet)), is_falc(sheet.version)
    return render_template("language/text.html", sheet=sheet, version=sheet.version, falc=falc, versions=earlier, said=said)


def readable_or_404(slug: str) -> Sheet:
    """A text of the present site; drafts are for those who keep its words."""
    sheet = queries.text_by_slug(db(), current_site().id, slug)
    draft = sheet is not None and sheet.text.state == TextState.DRAFT
    if sheet is None or (draft and not keeps_words(current_actor(), current_site())):
        abort(404)
    return sheet
