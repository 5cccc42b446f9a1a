"""Votes on screen: for electors, organisers, the meeting room, keepers of codes and trustees."""

from app.voting.views.blueprint import bp
from app.voting.views.desk import (  # noqa: F401 – each adds its routes
    after, checklist, councils, letters, minutes, opening, options, outcome, roll, screens,
)

__all__ = ["bp"]
