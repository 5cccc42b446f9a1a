"""What a reader gets to see of a town's text: its translation in their language, or the French words, marked as French.

`?words=fr` shows the French text to readers of another language; a page of French readers asks nothing of the database.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from flask import Flask, request
from markupsafe import Markup

from app.core.i18n import RIGHT_TO_LEFT, locale_code
from app.core.web.current import db
from app.language.models import Translation
from app.language.queries import in_force
from app.language.translatable import Original, Part
from app.sites.identity import current_site


def init_app(app: Flask) -> None:
    """Let templates name the language and direction of words."""
    app.jinja_env.globals.update(in_language=in_language, said_line=said_line)


@dataclass(frozen=True)
class Reading:
    """A text for one reader. `translation`: the one in force, whether it is shown or not."""

    original: Original
    language: str
    translation: Translation | None = None
    wants_french: bool = False

    @property
    def shown(self) -> Translation | None:
        """The translation the reader sees."""
        return None if self.wants_french else self.translation

    @property
    def is_old(self) -> bool:
        """Whether the French text changed since it was translated."""
        return self.translation is not None and self.translation.source_digest != self.original.digest

    def text(self, name: str) -> str:
        """A part in the words of the reader; in French where there is no translation."""
        said = self.shown.texts.get(name) if self.shown else None
        return str(said or self.original.words.get(name, ""))

    def is_french(self, name: str) -> bool:
        """Whether a part is said in French on a page in another language."""
        return self.language != "fr" and not (self.shown and self.shown.texts.get(name))

    def marks(self, name: str) -> Markup:
        """The attributes of the element that holds the part, so that voices and lines run the right way."""
        return in_language("fr") if self.is_french(name) else Markup("")

    def earlier(self, version: Any) -> "Reading":
        """An earlier version of the same text: only the one in force is translated."""
        words = {name: getattr(version, name, "") or "" for name in self.original.words}
        parts = tuple(Part(name, "", text) for name, text in words.items())
        return replace(self, original=replace(self.original, parts=parts), translation=None)


def said_line(kind: str, name: str, said: Reading) -> dict[str, Any]:
    """A part as a line of the component `framing`."""
    return {"kind": kind, "text": said.text(name), "marks": said.marks(name), "translated": bool(said.shown) and not said.is_french(name)}


def in_language(language: str) -> Markup:
    """` lang="…" dir="…"` for words in a language."""
    return Markup(' lang="{}" dir="{}"').format(language, "rtl" if language in RIGHT_TO_LEFT else "ltr")


def reading(original: Original) -> Reading:
    """One text for the present reader (one query, none in French)."""
    return readings([original])[original.id]


def readings(originals: Iterable[Original]) -> dict[int, Reading]:
    """Several texts of one kind for the present reader, by id (one query, none in French)."""
    every, language = list(originals), locale_code()
    found: dict[int, Translation] = {}
    if every and language != "fr":
        found = in_force(db(), current_site().id, every[0].kind, [one.id for one in every], language)
    french = request.args.get("words") == "fr"
    return {one.id: Reading(one, language, found.get(one.id), french) for one in every}
