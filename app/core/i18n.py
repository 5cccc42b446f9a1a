"""The one door to Babel: French sentences are the message ids; `_` translates now, `_l` when shown.

A reader of French may ask for simple French: then the sentences of the catalogue `simple` come first, the usual ones fill the gaps.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any

from babel.support import NullTranslations, Translations
from flask import Flask, g, has_request_context, request, session
from flask_babel import Babel, Domain, force_locale, format_date, format_datetime, format_time, get_domain, get_locale, gettext, lazy_gettext

__all__ = [
    "LANGUAGES", "_", "_l", "direction", "init_app", "is_simple", "locale_code", "long_date", "moment", "ngettext", "offered_languages",
    "short_date", "speaking",
]

LANGUAGES: dict[str, str] = {"fr": "Français", "en": "English", "ar": "العربية", "tr": "Türkçe", "pt": "Português"}
RIGHT_TO_LEFT = frozenset({"ar"})
# For Babel plain "pt" is Brazil (0 counts as one, 10.000); Portuguese readers in France come from Portugal.
REGIONS = {"pt": "pt_PT"}

_ = gettext
_l = lazy_gettext


class Wording(Domain):
    """The usual catalogue of the reader's language, or the one in simple French."""

    def __init__(self) -> None:
        super().__init__()
        self.simple = Domain(domain="simple")

    def get_translations(self) -> Translations | NullTranslations:
        """What every way to say a sentence asks: gettext, ngettext, the lazy ones and the templates."""
        return self.simple.get_translations() if is_simple() else super().get_translations()


def init_app(app: Flask) -> None:
    """Install Babel with catalogues in the project's translations/ folder and French as the reference."""
    app.config.setdefault("BABEL_DEFAULT_LOCALE", "fr")
    app.config.setdefault("BABEL_DEFAULT_TIMEZONE", "Europe/Paris")
    app.config.setdefault("BABEL_TRANSLATION_DIRECTORIES", "../translations")
    Babel(app, locale_selector=choose_locale).domain_instance = Wording()
    app.jinja_env.install_gettext_callables(gettext, _of_number, newstyle=True)  # type: ignore[attr-defined]
    app.jinja_env.globals.update(
        locale_code=locale_code, direction=direction, is_simple=is_simple, long_date=long_date, short_date=short_date, moment=moment,
        LANGUAGES=LANGUAGES, offered_languages=offered_languages,
    )


def ngettext(singular: str, plural: str, num: int, **values: Any) -> str:
    """The sentence for a number. French, the language of the message ids, says 0 and 1 in the singular."""
    return _of_number(singular, plural, num) % {"num": num, **values}


def _of_number(singular: str, plural: str, num: int) -> str:
    """The same with its placeholders left: templates fill them in themselves."""
    number = int(abs(num) > 1) + 1 if locale_code() == "fr" else num
    return str(get_domain().get_translations().ungettext(singular, plural, number))


def offered_languages() -> dict[str, str]:
    """The languages one can choose here, by their own names: those of the site, or all."""
    offered = getattr(g, "languages", None) or list(LANGUAGES)
    return {code: name for code, name in LANGUAGES.items() if code == "fr" or code in offered}


def choose_locale() -> str:
    """The reader's language: chosen once (cookie), else the browser's first one that the site speaks, else French."""
    if not has_request_context():
        return "fr"
    offered = offered_languages()
    chosen = session.get("language")
    if chosen not in offered:
        wanted = (tag.partition("-")[0].lower() for tag in request.accept_languages.values())
        chosen = next((code for code in wanted if code in offered), "fr")
    return REGIONS.get(chosen, chosen)


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak `language` for somebody else than the reader of this page, whose wish for simple French says nothing of them."""
    before, g.for_somebody_else = g.get("for_somebody_else", False), True
    try:
        with force_locale(REGIONS.get(language, language)):
            yield
    finally:
        g.for_somebody_else = before


def is_simple() -> bool:
    """Whether the reader asked for simple French (`session["simple"]`) and reads French."""
    return has_request_context() and session.get("simple") is True and locale_code() == "fr" and not g.get("for_somebody_else")


def locale_code() -> str:
    """The present language as a two-letter code."""
    locale = get_locale()
    return locale.language if locale else "fr"


def direction() -> str:
    """'rtl' or 'ltr' for the present language."""
    return "rtl" if locale_code() in RIGHT_TO_LEFT else "ltr"


def long_date(day: date | datetime | None) -> str:
    """« lundi 14 décembre 2026 », in the reader's language; empty for None."""
    return format_date(day, "full") if day else ""


def short_date(day: date | datetime | None) -> str:
    """« 14 déc. 2026 »; empty for None."""
    return format_date(day, "medium") if day else ""


def moment(at: datetime | None, **options: Any) -> str:
    """« 14 déc. 2026, 10:20 » on a French wall clock; empty for None."""
    if at is None:
        return ""
    return format_datetime(at, options["format"]) if options else f"{format_date(at, 'medium')}, {format_time(at, 'short')}"
