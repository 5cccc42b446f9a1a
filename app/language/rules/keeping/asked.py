"""How a question about a word is kept: one key for all its spellings, and a page that gives nobody away. Pure."""

import re

from app.core.text.cleaning import clean_line
from app.core.text.stems import plain

WORD_LIMIT, SENTENCE_LIMIT = 80, 400
OPEN_PAGES = frozenset({"processes", "proposals", "commitments", "texts", "words", "teams", "register", "votes", "search"})
"""Parts of a site whose addresses hold no code and no token."""


def key_of(word: str) -> str:
    """What two people who ask about the same word share: no case, accents, article or marks around it. Empty for no word at all."""
    bare = plain(clean_line(word)).replace("’", "'")
    bare = re.sub(r"^(?:(?:l|d|qu|s|n|m|t|j|c)'|(?:le|la|les|un|une|des|du|de) )(?=\w)", "", re.sub(r"^\W+|\W+$", "", bare))
    return " ".join(re.findall(r"[\w'-]+", bare))[:WORD_LIMIT]


def open_page(path: str, site_slug: str) -> str:
    """The page as staff may see it: an address with a receipt code or a private link becomes the town's front page."""
    parts = path.split("?")[0].split("#")[0].split("/")
    if len(parts) > 2 and parts[:2] == ["", site_slug] and parts[2] in OPEN_PAGES:
        return "/".join(parts)[:300]
    return f"/{site_slug}/"
