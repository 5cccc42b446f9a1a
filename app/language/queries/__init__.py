"""Reading the glossary of a site, what its readers asked, and its official texts."""

from app.language.queries.asked import asked_by_code, asked_group, asked_of, groups, site_of, waiting_count
from app.language.queries.glossary import Glossary, glossary, wordings
from app.language.queries.texts import Sheet, public_texts, staff_texts, text_by_slug, text_slugs, versions

__all__ = [
    "Glossary", "Sheet", "asked_by_code", "asked_group", "asked_of", "glossary", "groups", "public_texts", "site_of", "staff_texts",
    "text_by_slug", "text_slugs", "versions", "waiting_count", "wordings",
]
