"""Reading the glossary of a site, what its readers asked, and its official texts."""

from app.language.queries.asked import asked_by_code, asked_group, asked_of, groups, site_of, waiting_count
from app.language.queries.glossary import Glossary, glossary, wordings
from app.language.queries.texts import Sheet, public_texts, staff_texts, text_by_slug, text_slugs, versions
from app.language.queries.translations import Task, Work, in_force, tasks, work_on

__all__ = [
    "Glossary", "Sheet", "Task", "Work", "asked_by_code", "asked_group", "asked_of", "glossary", "groups", "in_force", "public_texts", "site_of",
    "staff_texts", "tasks", "text_by_slug", "text_slugs", "versions", "waiting_count", "wordings", "work_on",
]
