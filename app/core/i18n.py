"""The one door to Babel: French sentences are the message ids; `_` translates now, `_l` when shown."""

from datetime import date, datetime
from typing import Any

from flask import Flask, g, has_request_context, request, session
from flask_babel import Babel, force_locale, format_date, format_datetime, format_time, get_locale, gettext, lazy_gettext
from flask_babel import ngettext as plural_of_catalogue

__all__ = ["LANGUAGES", "_", "_l", "direction", "init_app", "locale_code", "long_date", "moment", "ngettext", "short_date", "speaking"]

LANGUAGES: dict[str, str] = {"fr": "Français", "en": "English", "ar": "العربية"}
RIGHT_TO_LEFT = frozenset({"ar"})

_ = gettext
_l = lazy_gettext
speaking = force_locale


def init_app(app: Flask) -> None:
    """Install Babel with catalogues in the project's translations/ folder and French as the reference."""
    app.config.setdefault("BABEL_DEFAULT_LOCALE", "fr")
    app.config.setdefault("BABEL_DEFAULT_TIMEZONE", "Europe/Paris")
    app.config.setdefault("BABEL_TRANSLATION_DIRECTORIES", "../translations")
    Babel(app, locale_selector=choose_locale)
    app.jinja_env.install_gettext_callables(gettext, ngettext, newstyle=True)  # type: ignore[attr-defined]
    app.jinja_env.globals.update(
        locale_code=locale_code, direction=direction, long_date=long_date, short_date=short_date, moment=moment, LANGUAGES=LANGUAGES
    )


def ngettext(singular: str, plural: str, num: int, **values: Any) -> str:
    """The sentence for a number. French, the language of the message ids, says 0 and 1 in the singular."""
    if locale_code() == "fr":
        return (singular if abs(num) < 2 else plural) % {"num": num, **values}
    return str(plural_of_catalogue(singular, plural, num, **values))


def choose_locale() -> str:
    """The reader's language: chosen once (cookie), else the browser's first one that the site speaks, else French."""
    if not has_request_context():
        return "fr"
    offered = getattr(g, "languages", None) or list(LANGUAGES)
    chosen = session.get("language")
    if chosen in offered and chosen in LANGUAGES:
        return str(chosen)
    known = [code for code in offered if code in LANGUAGES]
    return request.accept_languages.best_match(known, "fr") or "fr"


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
