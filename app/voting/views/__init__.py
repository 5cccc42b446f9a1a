"""Votes on screen: for electors, organisers, the meeting room, keepers of codes and trustees."""

from app.voting.views.blueprint import bp
from app.voting.views.booth import (  # noqa: F401 – each adds its routes
    assisted, casting, contact, entering, paper_proxies, proxies, receipts, rehearsal,
)
from app.voting.views.desk import (  # noqa: F401 – each adds its routes
    after, checklist, councils, letters, minutes, opening, options, outcome, roll, screens,
)
from app.voting.views.public import challenges, downloads, pages, result  # noqa: F401
from app.voting.views.public.challenges import CODES
from app.voting.views.public.part import PARTS

__all__ = ["CODES", "PARTS", "bp"]
