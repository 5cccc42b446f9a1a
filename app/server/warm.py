"""gunicorn's own settings file: what happens once, before the web processes are forked and share what was read."""

from typing import Any

from app.language.rules.check import warm_up


def when_ready(_arbiter: Any) -> None:
    """Read the tables of the plain-words check, so that nobody's first check waits for them."""
    warm_up()
