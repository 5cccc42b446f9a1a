"""Votes on screen: for electors, organisers, the meeting room, keepers of codes and trustees."""

from app.people.rules import Role
from app.sites.landings import Landing
from app.voting.views.blueprint import bp
from app.voting.views.booth import (  # noqa: F401 – each adds its routes
    assisted, casting, contact, entering, paper_proxies, proxies, receipts, rehearsal, sealed,
)
from app.voting.views.desk import (  # noqa: F401 – each adds its routes
    after, checklist, councils, letters, minutes, opening, options, outcome, roll, screens,
)
from app.voting.views.public import challenges, downloads, pages, result  # noqa: F401
from app.voting.views.public.challenges import LEADS
from app.voting.views.public.part import PARTS
from app.voting.views.room import attendance, envelopes, joining, live, paper, printing, screen  # noqa: F401
from app.voting.views.sealed import board, codes, desk, trustees  # noqa: F401

LANDINGS = (Landing(Role.ORGANISER, "desk/votes"), Landing(Role.KEEPER, "votes"))

__all__ = ["LANDINGS", "LEADS", "PARTS", "bp"]
