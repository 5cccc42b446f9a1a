"""The ready-made options of the usual cases, in French: they become the vote's own words."""

from typing import Any

from app.voting.rules.preparing.templates import TEMPLATES


def ready_options(template: str) -> list[dict[str, Any]]:
    """Rows for `actions.preparing.set_options`."""
    return [{"key": key, "label": label} for key, label in TEMPLATES[template].options]
