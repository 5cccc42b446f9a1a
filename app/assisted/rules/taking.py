"""What is taken down for somebody: words exactly as said, and what goes with them."""

import hashlib
import re
from dataclasses import dataclass

from app.contributions.rules import TITLE_LIMIT, Channel

NOTED_AT_LIMIT = 80
POSTAL_LIMIT = 240
CONSENT_KIND = "taken_down"
CONSENT_VERSION = "2026-11-26"
"""Which wording of the consent sentence was read aloud; a new wording gets a new date."""

SPOKEN: dict[str, str] = {
    "fr": "Français", "ar": "العربية", "en": "English", "tr": "Türkçe", "pt": "Português", "es": "Español", "ro": "Română", "pl": "Polski",
    "it": "Italiano", "de": "Deutsch", "ru": "Русский", "uk": "Українська", "ta": "தமிழ்", "fa": "فارسی", "ps": "پښتو", "bn": "বাংলা",
    "zh": "中文", "vi": "Tiếng Việt", "so": "Soomaali", "ff": "Pulaar", "bm": "Bamanankan", "snk": "Soninke", "kab": "Taqbaylit",
    "ln": "Lingála", "sw": "Kiswahili", "rom": "Romani",
}
"""Languages a person may speak to a helper, each in its own script."""


@dataclass(frozen=True)
class Taken:
    """One person's words on their way in. `key` makes one input of many sendings; `code` is the one printed on a slip."""

    words: str
    channel: Channel
    key: str
    language: str = "fr"
    french: str = ""
    noted_at: str = ""
    consented: bool = False
    process_id: int | None = None
    theme_id: int | None = None
    territory_id: int | None = None
    place: str = ""
    author_name: str = ""
    email: str = ""
    phone: str = ""
    wants_letter: bool = False
    postal: str = ""
    code: str | None = None


def title_and_body(words: str) -> tuple[str, str]:
    """Short words are the title alone; longer ones keep every sign in the body, under their first sentence or its beginning."""
    text = words.strip()
    if len(text) <= TITLE_LIMIT and "\n" not in text:
        return text, ""
    line = text.split("\n", 1)[0].strip()
    first = re.split(r"(?<=[.!?؟।。…])\s", line, maxsplit=1)[0]
    if len(first) <= TITLE_LIMIT:
        return first, text
    cut = first[:TITLE_LIMIT - 1].rsplit(" ", 1)[0] if " " in first[:TITLE_LIMIT - 1] else first[:TITLE_LIMIT - 1]
    return f"{cut}…", text


def once_key(site_id: int, key: str) -> str:
    """The stored idempotency key: of one site, whoever signs in on the device that sends again (64 hexadecimal signs)."""
    return hashlib.sha256(f"taken:{site_id}:{key}".encode()).hexdigest()
